package dev.sluice.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a Deployment, a StatefulSet or a Job makes.
 *
 * @param owner that makes it
 */
record Pod(Manifest owner) {

    Node spec() {
        return owner.spec().at("template.spec");
    }

    Map<String, String> labels() {
        return owner.spec().at("template.metadata.labels").texts();
    }

    List<Node> containers() {
        return spec().at("containers").items();
    }

    List<Node> allContainers() {
        return Stream.concat(containers().stream(), spec().at("initContainers").items().stream())
                .toList();
    }

    /** Whether a container listens there; a port is a name or a number. */
    boolean listensAt(Object port) {
        return containers().stream()
                .flatMap(container -> container.at("ports").items().stream())
                .anyMatch(at -> at.at("name").is(port) || at.at("containerPort").is(port));
    }

    /** A server goes on; a Job ends, and is not asked whether it is alive. */
    boolean isServer() {
        return !owner.isA("Job");
    }
}
