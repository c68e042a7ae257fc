package dev.sluice.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Routes paths of an Ingress by the rules of Kubernetes: exact before prefix, the longest prefix, whole segments. */
record Routes(List<ManifestNode> paths) {

    private static final Pattern PATH = Pattern.compile("(?m)^(    )?@Path\\(\"([^\"]*)\"\\)");

    static Routes of(Manifest ingress) {
        return new Routes(ingress.spec().at("rules").items().stream()
                .flatMap(rule -> rule.at("http.paths").items().stream())
                .toList());
    }

    /** The name of the Service at a path, if any. */
    Optional<String> service(String path) {
        return paths.stream()
                .filter(route -> matches(route, path))
                .max(Comparator.<ManifestNode, Boolean>comparing(
                                route -> route.at("pathType").is("Exact"))
                        .thenComparing(route -> route.at("path").text().length()))
                .map(route -> route.at("backend.service.name").text());
    }

    private static boolean matches(ManifestNode route, String path) {
        String prefix = route.at("path").text();
        if (route.at("pathType").is("Exact")) {
            return path.equals(prefix);
        }
        return path.equals(prefix) || path.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** Every path of a service's resources, with a word in place of each parameter. */
    static Set<String> ofResources(Path module) {
        Set<String> found = new LinkedHashSet<>();
        try (Stream<Path> sources = Files.walk(module.resolve("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String base = "";
                for (var path : PATH.matcher(Files.readString(source)).results().toList()) {
                    String text = path.group(2).replaceAll("\\{[^}]*}", "x");
                    if (path.group(1) == null) {
                        base = text;
                        found.add(base);
                    } else {
                        found.add(base + "/" + text.replaceFirst("^/", ""));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
