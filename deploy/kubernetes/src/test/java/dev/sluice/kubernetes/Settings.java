package dev.sluice.kubernetes;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Environment variables of a component's container, in plain text and by reference. */
final class Settings {

    /** Read by the java command, not by the program. */
    private static final String JAVA = "JDK_JAVA_OPTIONS";

    private static final Map<String, String> MODULES = Map.of(
            "query", "query-service",
            "ingest", "ingest-service",
            "scraper", "scraper-service",
            "lake", "deploy/lake",
            "setup", "deploy/setup");

    /** Sources are read once for all variants. */
    private static final Map<Path, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private Settings() {}

    /** Variables that a component receives but does not read. */
    static List<String> faults(List<Manifest> manifests) {
        return MODULES.entrySet().stream()
                .flatMap(entry -> {
                    Path module = Variant.ROOT.resolve(entry.getValue());
                    Set<String> known = KNOWN.computeIfAbsent(
                            module,
                            path -> path.endsWith(Path.of(entry.getKey() + "-service"))
                                    ? KnownSettings.ofService(path)
                                    : KnownSettings.ofProgram(path));
                    return variables(manifests, entry.getKey()).stream()
                            .filter(variable -> !variable.equals(JAVA) && !known.contains(variable))
                            .map(variable -> entry.getKey() + " does not know " + variable);
                })
                .toList();
    }

    /** The names of all variables of a component; empty if it is not installed. */
    static Set<String> variables(List<Manifest> manifests, String component) {
        Set<String> variables = new LinkedHashSet<>();
        manifests.stream()
                .flatMap(Manifest::pods)
                .filter(pod -> component.equals(pod.labels().get("app.kubernetes.io/component")))
                .flatMap(pod -> pod.containers().stream())
                .forEach(container -> {
                    container
                            .at("env")
                            .items()
                            .forEach(variable ->
                                    variables.add(variable.at("name").text()));
                    container
                            .at("envFrom")
                            .items()
                            .forEach(from -> variables.addAll(
                                    data(manifests, from.at("configMapRef.name").text())
                                            .keySet()));
                });
        return variables;
    }

    /** The data of a ConfigMap. */
    static Map<String, String> data(List<Manifest> manifests, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.isA("ConfigMap") && manifest.name().equals(name))
                .findFirst()
                .map(manifest -> manifest.root().at("data").stringMap())
                .orElse(Map.of());
    }
}
