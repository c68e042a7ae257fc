package dev.sluice.local.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Input of the native image compiler for a service, written by the execution native-sources of the root pom.
 *
 * @param reflected names of classes that are registered for reflection
 * @param resources patterns of files that are in the image
 * @param arguments of the compiler
 * @param jars of the service and its libraries
 */
record NativeSources(Set<String> reflected, List<Pattern> resources, String arguments, List<Path> jars) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIGURATION = "META-INF/native-image/";

    static NativeSources of(Path service) {
        Path folder = service.resolve("target/native-sources");
        try (Stream<Path> tops = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            Path runner = tops.filter(top -> top.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no " + folder
                            + "; run: mvn verify -Pcampaign -DskipTests -pl " + service.getFileName()));
            Set<String> reflected = new HashSet<>();
            json(runner, "reflect-config.json").forEach(entry -> reflected.add(name(entry)));
            List<Pattern> resources = json(runner, "resource-config.json")
                    .path("resources")
                    .path("includes")
                    .findValuesAsText("pattern")
                    .stream()
                    .map(Pattern::compile)
                    .toList();
            try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
                return new NativeSources(
                        reflected,
                        resources,
                        Files.readString(folder.resolve("native-image.args")),
                        Stream.concat(Stream.of(runner), libraries).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the image contains a file of the class path. */
    boolean includes(String file) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(file).matches());
    }

    /** The files of the class path whose names match a pattern. */
    Set<String> files(String pattern) {
        return files(pattern, List.of(""));
    }

    /** The files whose names match a pattern, in jars with one of these prefixes. */
    Set<String> files(String pattern, List<String> jarPrefixes) {
        return jars.stream()
                .filter(jar -> jarPrefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
                .flatMap(jar -> names(jar).filter(name -> name.matches(pattern)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Complete entries only: JSON needs constructors, methods and fields. */
    private static String name(JsonNode entry) {
        boolean whole = Stream.of("Constructors", "Methods", "Fields")
                .allMatch(part -> entry.path("allDeclared" + part).asBoolean());
        String name = entry.path("name").asText();
        return whole || name.startsWith("[") ? name : name + " in part";
    }

    private static JsonNode json(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(CONFIGURATION + name);
            assertThat(entry).as("%s of %s", name, jar).isNotNull();
            try (InputStream in = file.getInputStream(entry)) {
                return JSON.readTree(in);
            }
        }
    }
}
