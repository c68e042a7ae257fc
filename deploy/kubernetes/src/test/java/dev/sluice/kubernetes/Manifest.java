package dev.sluice.kubernetes;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A Kubernetes object.
 *
 * @param root of the object
 */
record Manifest(ManifestNode root) {

    /** Parses the objects of a text as the API server would; a duplicate key is an error. */
    static List<Manifest> parse(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(strict)).loadAll(yaml).spliterator(), false)
                .filter(object -> object != null)
                .map(object -> new Manifest(new ManifestNode(object)))
                .toList();
    }

    String apiVersion() {
        return root.at("apiVersion").text();
    }

    String kind() {
        return root.at("kind").text();
    }

    String name() {
        return root.at("metadata.name").text();
    }

    ManifestNode spec() {
        return root.at("spec");
    }

    boolean isA(String kind) {
        return kind().equals(kind);
    }

    /** The template of its pods, if it creates any. */
    Stream<Pod> pods() {
        return switch (kind()) {
            case "Deployment", "StatefulSet", "Job" -> Stream.of(new Pod(this));
            default -> Stream.empty();
        };
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
