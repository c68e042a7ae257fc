package dev.sluice.setup;

import dev.sluice.setup.keys.BearerToken;
import dev.sluice.setup.keys.PlatformKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Applies the contract to a Kafka and a Cassandra: creates missing topics and tables, adds missing columns, corrects
 * topic settings. Safe to run at any time, also while the platform runs; it never removes anything.
 */
public final class Setup {

    private Setup() {}

    /**
     * Entry point of the Kubernetes Job, of the compose containers and of the command line.
     *
     * @param args {@code apply}, the default: applies the contract, retrying while a backend is still starting;
     *     {@code keys}: generates {@link PlatformKeys}; {@code token <role>...}: prints a {@link BearerToken}. Environment:
     *     {@code KAFKA_BOOTSTRAP_SERVERS}, {@code CASSANDRA_CONTACT_POINTS} (host:port, comma separated),
     *     {@code CASSANDRA_DATACENTER}, {@code CASSANDRA_USERNAME}, {@code CASSANDRA_PASSWORD}, {@code REPLICATION},
     *     {@code PATIENCE} (seconds to wait for the backends), {@code KEYS} (folder); any other {@code KAFKA_*} is
     *     passed to the Kafka client, such as {@code KAFKA_SECURITY_PROTOCOL} and {@code KAFKA_SASL_JAAS_CONFIG}
     * @throws IllegalArgumentException if the command is unknown
     */
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        List<String> words = args.length == 0 ? List.of("apply") : List.of(args);
        Path keys = Path.of(env.getOrDefault("KEYS", "/keys"));
        switch (words.get(0)) {
            case "apply" -> apply(env);
            case "keys" -> System.out.println(new PlatformKeys(keys).generate());
            case "token" ->
                System.out.println(BearerToken.of(words.subList(1, words.size()), Instant.now())
                        .sign(new PlatformKeys(keys).signing()));
            default ->
                throw new IllegalArgumentException(
                        "the commands are apply, keys and token <role>..., not " + String.join(" ", words));
        }
    }

    private static void apply(Map<String, String> env) {
        Target target = new Target(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                env.getOrDefault("CASSANDRA_CONTACT_POINTS", "127.0.0.1:9042"),
                env.getOrDefault("CASSANDRA_DATACENTER", "datacenter1"),
                env.get("CASSANDRA_USERNAME"),
                env.get("CASSANDRA_PASSWORD"),
                Integer.parseInt(env.getOrDefault("REPLICATION", "1")),
                kafkaSettings(env));
        Duration timeout = Duration.ofSeconds(Long.parseLong(env.getOrDefault("PATIENCE", "300")));
        new DeadlineRetry(timeout, Duration.ofSeconds(2), System.out::println)
                .run(() -> apply(target, System.out::println));
    }

    /**
     * Applies the whole contract, topics first, then tables.
     *
     * @param target the backends
     * @param progress receives a line for each topic and table
     * @throws IllegalStateException if Kafka or Cassandra rejects a change; the message names the change and the reason
     */
    public static void apply(Target target, Consumer<String> progress) {
        Contract contract = Contract.load();
        Topics.apply(contract.topics(), target, progress);
        Tables.apply(contract.statements(target), target, progress);
    }

    /** Maps variables as the services do: {@code KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}. */
    static Map<String, String> kafkaSettings(Map<String, String> env) {
        Map<String, String> settings = new TreeMap<>();
        env.forEach((name, value) -> {
            if (name.startsWith("KAFKA_") && !name.equals("KAFKA_BOOTSTRAP_SERVERS")) {
                settings.put(
                        name.substring("KAFKA_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value);
            }
        });
        return settings;
    }

    /**
     * The backends to set up.
     *
     * @param kafka bootstrap servers
     * @param cassandra contact points, {@code host:port}, comma separated
     * @param datacenter the local data centre of Cassandra
     * @param username of Cassandra, or null if it requires none
     * @param password of Cassandra, or null
     * @param replication of topics and keyspace; from 3 on, topics require two in-sync replicas
     * @param kafkaSettings other settings of the Kafka client, such as its credentials
     */
    public record Target(
            String kafka,
            String cassandra,
            String datacenter,
            String username,
            String password,
            int replication,
            Map<String, String> kafkaSettings) {}
}
