package dev.sluice.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.JavaExecutables;
import dev.sluice.local.ServiceReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds a later version of ingest-service and query-service: the same sources with an additional column and optional field,
 * {@code note} of a user, built by the Maven that runs this build.
 */
final class NextVersion {

    private static final String INGEST = "ingest-service/src/main/java/dev/sluice/ingest/feed/users/";
    private static final String QUERY = "query-service/src/main/java/dev/sluice/query/feed/users/";

    /** The changes that add the field. */
    private static final List<SourceChange> FIELD = List.of(
            new SourceChange(
                    "deploy/contract/users/tables.cql",
                    "\\z",
                    "\nALTER TABLE user_by_id ADD IF NOT EXISTS note text;\n"),
            new SourceChange(
                    "deploy/contract/users/event.schema.json",
                    "\n( +)\"username\":",
                    "\n$1\"note\": {\"type\": [\"string\", \"null\"], \"maxLength\": 200},$0"),
            new SourceChange(
                    "deploy/contract/users/event.json", "\n( +)\"username\":", "\n$1\"note\": \"likes rain\",$0"),
            new SourceChange(INGEST + "User.java", "(@Size\\(max = 200\\) String )username,", "$0 $1note,"),
            new SourceChange(INGEST + "User.java", "\n +username,", "$0 note,"),
            new SourceChange(INGEST + "UserTable.java", " username, warnings", " username, note, warnings"),
            new SourceChange(INGEST + "UserTable.java", ":username, :warnings", ":username, :note, :warnings"),
            new SourceChange(
                    INGEST + "UserTable.java",
                    "\\.set\\(\"username\", user\\.username\\(\\)\\)",
                    "$0.set(\"note\", user.note())"),
            new SourceChange(QUERY + "User.java", "String username,", "$0 String note,"),
            new SourceChange(QUERY + "UserTable.java", " username, warnings", " username, note, warnings"),
            new SourceChange(
                    QUERY + "UserTable.java", "row\\.getString\\(\"username\"\\),", "$0 row.getString(\"note\"),"));

    /** A dependency on a module of this build that only tests have. */
    private static final String TEST_MODULE =
            "(?s)<dependency>\\s*<groupId>dev.sluice</groupId>((?!</dependency>).)*<scope>test</scope>\\s*</dependency>";

    private static final List<String> MODULES = Stream.of("deploy/runtime", "ingest-service", "query-service")
            .filter(module -> Files.exists(ServiceReplica.ROOT.resolve(module).resolve("pom.xml")))
            .toList();

    /** Removes the other modules, and the checks that the unchanged sources have passed. */
    private static final List<SourceChange> BUILD = List.of(
            new SourceChange(
                    "pom.xml",
                    "(?s)<modules>.*?</modules>",
                    MODULES.stream()
                            .map("<module>%s</module>"::formatted)
                            .collect(Collectors.joining("", "<modules>", "</modules>"))),
            new SourceChange("pom.xml", "(?s)<compilerArgs>.*?</annotationProcessorPaths>", ""),
            new SourceChange("ingest-service/pom.xml", TEST_MODULE, ""),
            new SourceChange("query-service/pom.xml", TEST_MODULE, ""));

    private NextVersion() {}

    /** Replaces a pattern in a file. */
    private record SourceChange(String file, String before, String after) {

        void apply(Path root) {
            Path target = root.resolve(file);
            try {
                String text = Files.readString(target);
                String changed = text.replaceAll(before, after);
                assertThat(changed).as("%s has no %s", file, before).isNotEqualTo(text);
                Files.writeString(target, changed);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Copies, changes and packages the sources below a folder; takes a minute or two. */
    static void build(Path root) {
        Stream.concat(Stream.of("pom.xml"), MODULES.stream().map(module -> module + "/pom.xml"))
                .forEach(file -> copy(ServiceReplica.ROOT.resolve(file), root.resolve(file)));
        Stream.concat(Stream.of("deploy/contract"), MODULES.stream().map(module -> module + "/src/main"))
                .forEach(folder -> copyAll(folder, root));
        Stream.concat(FIELD.stream(), BUILD.stream()).forEach(change -> change.apply(root));
        Path log = root.resolve("build.log");
        try {
            ProcessBuilder maven = new ProcessBuilder(
                            System.getProperty("maven.home") + "/bin/mvn",
                            "--batch-mode",
                            "--offline",
                            "--quiet",
                            "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                            "-Dmaven.test.skip=true",
                            "-Dspotless.apply.skip=true",
                            "-Dspotless.check.skip=true",
                            "package")
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            maven.environment()
                    .put(
                            "JAVA_HOME",
                            Path.of(JavaExecutables.own())
                                    .getParent()
                                    .getParent()
                                    .toString());
            assertThat(maven.start().waitFor()).as("%s", log).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copyAll(String folder, Path root) {
        try (Stream<Path> files = Files.walk(ServiceReplica.ROOT.resolve(folder))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> copy(file, root.resolve(ServiceReplica.ROOT.relativize(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
