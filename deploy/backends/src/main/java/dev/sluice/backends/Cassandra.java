package dev.sluice.backends;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Starts a single-node Cassandra from its Maven artifacts. */
final class Cassandra {

    static final String DATACENTER = "datacenter1";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private Cassandra() {}

    /** Starts it and waits until it accepts queries on {@code port}; its data is below {@code folder}. */
    static ChildProcess start(Path folder, int port) {
        Path data = folder.resolve("data/cassandra");
        Path config = ConfigTemplate.write(
                "cassandra/cassandra.yaml",
                folder,
                Map.of("port", port, "storagePort", Ports.free(0), "sslStoragePort", Ports.free(0), "data", data));
        Path logging = ConfigTemplate.write("cassandra/logback.xml", folder, Map.of());
        Path rack = ConfigTemplate.write("cassandra/cassandra-rackdc.properties", folder, Map.of());
        var command = JavaExecutables.command(
                JavaExecutables.forCassandra(),
                ConfigTemplate.read("cassandra/jvm.options"),
                Map.of(
                        "cassandra.config",
                        config.toUri(),
                        "cassandra.storagedir",
                        data,
                        "cassandra-rackdc.properties",
                        rack.toUri(),
                        "logback.configurationFile",
                        logging),
                ConfigTemplate.read("cassandra/class-path"),
                "org.apache.cassandra.service.CassandraDaemon");
        ChildProcess child = ChildProcess.start("cassandra", folder, command, Map.of());
        child.awaitPort(port, START_TIMEOUT);
        return child;
    }
}
