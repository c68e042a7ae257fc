package dev.sluice.local;

import dev.sluice.backends.JavaExecutables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** How the services are packaged, which determines how they are started. */
enum Packaging {

    /** A jar and its libraries, run by the JVM of the launcher. */
    JAR("quarkus-app", "quarkus-run.jar", "mvn -Plocal", """
            -Xmx192m
            -XX:+UseSerialGC
            -XX:MaxMetaspaceSize=160m
            -XX:MaxDirectMemorySize=96m
            -XX:+ExitOnOutOfMemoryError
            """),

    /** A native executable ({@code -Dnative}). */
    EXECUTABLE("", "*-runner", "mvn package -DskipTests -Dnative", """
            -Xmx192m
            -XX:+ExitOnOutOfMemoryError
            """);

    private final String folder;
    private final String file;
    private final String build;

    /** JVM or executable options, one per line; small heaps, since everything runs on one machine. */
    private final String options;

    Packaging(String folder, String file, String build, String options) {
        this.folder = folder;
        this.file = file;
        this.build = build;
        this.options = options;
    }

    static Packaging of(Properties properties) {
        return LaunchSettings.isSet(properties, "native") ? EXECUTABLE : JAR;
    }

    /**
     * The command that starts a service.
     *
     * @param module folder of the service's module
     * @param properties each as {@code -D<name>=<value>}
     * @throws IllegalStateException if the service is not built with this packaging; the message names the command to build it
     */
    List<String> command(Path module, List<String> properties) {
        String built = find(module.resolve("target").resolve(folder)).toString();
        Stream<String> first = this == JAR ? Stream.of(JavaExecutables.own()) : Stream.of(built);
        Stream<String> last = this == JAR ? Stream.of("-jar", built) : Stream.of();
        return Stream.of(first, options.lines(), properties.stream(), last)
                .flatMap(arguments -> arguments)
                .toList();
    }

    private Path find(Path target) {
        if (Files.isDirectory(target)) {
            try (var found = Files.newDirectoryStream(target, file)) {
                for (Path one : found) {
                    return one;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("not built: there is no " + target.resolve(file) + ". Run: " + build);
    }
}
