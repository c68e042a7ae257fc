package dev.sluice.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The packaged files of {@code deploy/contract}.
 *
 * @param topics by name, sorted
 * @param cql the keyspace file, then the tables of each folder
 */
record Contract(Map<String, Topic> topics, List<String> cql) {

    record Topic(int partitions, Map<String, String> config) {}

    static Contract load() {
        try {
            URI root = Contract.class.getResource("/contract").toURI();
            if (!root.getScheme().equals("jar")) {
                return read(Path.of(root));
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return read(jar.getPath("/contract"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The statements in order, with the keyspace's placeholders filled in. */
    List<String> statements(Setup.Target target) {
        return cql.stream()
                .map(text -> text.replaceAll("(?m)--.*$", "")
                        .replace("${datacenter}", target.datacenter())
                        .replace("${replication}", Integer.toString(target.replication())))
                .flatMap(text -> Arrays.stream(text.split(";\\s*(\n|$)", -1)))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Contract read(Path root) throws IOException {
        List<String> cql = new ArrayList<>();
        cql.add(Files.readString(root.resolve("keyspace.cql")));
        try (Stream<Path> folders = Files.list(root).sorted()) {
            for (Path folder : folders.toList()) {
                Path tables = folder.resolve("tables.cql");
                if (Files.exists(tables)) {
                    cql.add(Files.readString(tables));
                }
            }
        }
        return new Contract(topics(root.resolve("topics.yaml")), cql);
    }

    private static Map<String, Topic> topics(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Map<String, Map<String, Map<String, Object>>> yaml =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, Topic> topics = new TreeMap<>();
            yaml.get("topics").forEach((name, topic) -> topics.put(name, topic(topic)));
            return topics;
        }
    }

    private static Topic topic(Map<String, Object> yaml) {
        Map<String, String> config = new TreeMap<>();
        ((Map<?, ?>) yaml.get("config")).forEach((key, value) -> config.put(key.toString(), value.toString()));
        return new Topic((Integer) yaml.get("partitions"), config);
    }
}
