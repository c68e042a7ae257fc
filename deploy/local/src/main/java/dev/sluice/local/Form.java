package dev.sluice.local;

import dev.sluice.backends.Java;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What the services were built as, and so how one is started. */
enum Form {

    /** A jar beside its libraries, for a JVM like this one. */
    JAR("quarkus-app", "quarkus-run.jar", "mvn -Plocal", """
            -Xmx192m
            -XX:+UseSerialGC
            -XX:MaxMetaspaceSize=160m
            -XX:MaxDirectMemorySize=96m
            -XX:+ExitOnOutOfMemoryError
            """),

    /** An executable of its own, with {@code -Dnative}. */
    EXECUTABLE("", "*-runner", "mvn package -DskipTests -Dnative", """
            -Xmx192m
            -XX:+ExitOnOutOfMemoryError
            """);

    private final String folder;
    private final String file;
    private final String build;

    /** One a line; small, since everything runs on one machine. */
    private final String options;

    Form(String folder, String file, String build, String options) {
        this.folder = folder;
        this.file = file;
        this.build = build;
        this.options = options;
    }

    /** The one that the properties of the command line ask for. */
    static Form of(Properties properties) {
        return Settings.isSet(properties, "native") ? EXECUTABLE : JAR;
    }

    /**
     * The line that starts a service.
     *
     * @param module of the service, where it is built
     * @param properties each as {@code -D<name>=<value>}
     * @throws IllegalStateException if it is not built as this; the message says how to
     */
    List<String> command(Path module, List<String> properties) {
        String built = built(module.resolve("target").resolve(folder)).toString();
        Stream<String> first = this == JAR ? Stream.of(Java.own()) : Stream.of(built);
        Stream<String> last = this == JAR ? Stream.of("-jar", built) : Stream.of();
        return Stream.of(first, options.lines(), properties.stream(), last)
                .flatMap(words -> words)
                .toList();
    }

    private Path built(Path in) {
        if (Files.isDirectory(in)) {
            try (var found = Files.newDirectoryStream(in, file)) {
                for (Path one : found) {
                    return one;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("not built: there is no " + in.resolve(file) + ". Run: " + build);
    }
}
