package dev.sluice.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds the Java executables for child processes and builds their command lines. */
public final class JavaExecutables {

    /** Cassandra 5.0 is released for 11 and 17, and does not start from 24 on, which removed the Security Manager. */
    private static final int CASSANDRA_FROM = 17;

    private static final int CASSANDRA_BELOW = 24;

    private JavaExecutables() {}

    /** The executable of the JVM that this code runs on. */
    public static String own() {
        return executable(Path.of(System.getProperty("java.home")));
    }

    /**
     * An executable that Cassandra runs on: {@code CASSANDRA_JAVA_HOME}, else this JVM, else one in the same parent folder.
     *
     * @throws IllegalStateException if there is no such JDK; the message names the versions and the folders searched
     */
    static String forCassandra() {
        Path own = Path.of(System.getProperty("java.home"));
        Optional<Path> named =
                Optional.ofNullable(System.getenv("CASSANDRA_JAVA_HOME")).map(Path::of);
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return Stream.of(named.stream(), Stream.of(own), beside.sorted())
                    .flatMap(homes -> homes)
                    .filter(JavaExecutables::runsCassandra)
                    .findFirst()
                    .map(JavaExecutables::executable)
                    .orElseThrow(() -> new IllegalStateException("Cassandra needs a JDK from 17 to 23. This one is "
                            + Runtime.version().feature()
                            + ", and neither CASSANDRA_JAVA_HOME nor " + own.getParent()
                            + " has another. Install JDK 17 and set CASSANDRA_JAVA_HOME to it."));
        } catch (IOException e) {
            throw new IllegalStateException("could not look for a JDK in " + own.getParent(), e);
        }
    }

    /**
     * The command that starts a main class on a class path of its own.
     *
     * @param java executable
     * @param options JVM options, one per line
     * @param properties passed as {@code -D}
     * @param classPath of the child
     * @param main class
     * @return the command without the main class's arguments
     */
    static List<String> command(
            String java, String options, Map<String, Object> properties, String classPath, String main) {
        return Stream.of(
                        Stream.of(java),
                        options.lines(),
                        properties.entrySet().stream().map(e -> "-D" + e.getKey() + "=" + e.getValue()),
                        Stream.of("-cp", classPath, main))
                .flatMap(words -> words)
                .toList();
    }

    private static String executable(Path home) {
        return home.resolve("bin/java").toString();
    }

    private static boolean runsCassandra(Path home) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            int feature = Runtime.Version.parse(version).feature();
            return feature >= CASSANDRA_FROM && feature < CASSANDRA_BELOW;
        } catch (IOException | IllegalArgumentException e) {
            // Not a JDK.
            return false;
        }
    }
}
