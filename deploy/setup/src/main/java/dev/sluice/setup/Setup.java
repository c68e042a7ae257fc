package dev.sluice.setup;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings a Kafka and a Cassandra to what the contract says: creates missing topics and tables, adds missing columns,
 * corrects topic settings. It can be run at any time, also while the platform runs; it never removes anything.
 */
public final class Setup {

    private Setup() {}

    /**
     * The Kubernetes Job and a person at a terminal start here.
     *
     * @param args none; the environment says where: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code CASSANDRA_CONTACT_POINTS}
     *     (host:port, comma separated), {@code CASSANDRA_DATACENTER}, {@code CASSANDRA_USERNAME},
     *     {@code CASSANDRA_PASSWORD}, {@code REPLICATION}
     */
    public static void main(String[] args) {
        Map<String, String> env = System.getenv();
        Target target = new Target(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                env.getOrDefault("CASSANDRA_CONTACT_POINTS", "127.0.0.1:9042"),
                env.getOrDefault("CASSANDRA_DATACENTER", "datacenter1"),
                env.get("CASSANDRA_USERNAME"),
                env.get("CASSANDRA_PASSWORD"),
                Integer.parseInt(env.getOrDefault("REPLICATION", "1")));
        apply(target, System.out::println);
    }

    /**
     * Applies the whole contract, topics first, then tables.
     *
     * @param target where to
     * @param progress told in a line what was done to each topic and table
     * @throws IllegalStateException if Kafka or Cassandra refuses; the message says what and why
     */
    public static void apply(Target target, Consumer<String> progress) {
        Contract contract = Contract.load();
        Topics.apply(contract.topics(), target, progress);
        Tables.apply(contract.statements(target), target, progress);
    }

    /**
     * The backends to set up.
     *
     * @param kafka bootstrap servers
     * @param cassandra contact points, {@code host:port}, comma separated
     * @param datacenter the local data centre of Cassandra
     * @param username of Cassandra, or null where it asks for none
     * @param password of Cassandra, or null
     * @param replication of topics and keyspace; from 3 on topics ask for two replicas in sync
     */
    public record Target(
            String kafka, String cassandra, String datacenter, String username, String password, int replication) {}
}
