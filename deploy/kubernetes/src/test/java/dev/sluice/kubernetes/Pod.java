package dev.sluice.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pod of a Deployment, a StatefulSet or a Job.
 *
 * @param owner the object that creates it
 */
record Pod(Manifest owner) {

    ManifestNode spec() {
        return owner.spec().at("template.spec");
    }

    Map<String, String> labels() {
        return owner.spec().at("template.metadata.labels").stringMap();
    }

    List<ManifestNode> containers() {
        return spec().at("containers").items();
    }

    List<ManifestNode> allContainers() {
        return Stream.concat(containers().stream(), spec().at("initContainers").items().stream())
                .toList();
    }

    /** Whether a container listens on a port, given as a name or a number. */
    boolean listensAt(Object port) {
        return containers().stream()
                .flatMap(container -> container.at("ports").items().stream())
                .anyMatch(at -> at.at("name").is(port) || at.at("containerPort").is(port));
    }

    /** Whether it runs continuously; a Job ends and has no probes. */
    boolean isServer() {
        return !owner.isA("Job");
    }
}
