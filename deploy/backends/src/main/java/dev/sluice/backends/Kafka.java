package dev.sluice.backends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a single-node Kafka, broker and controller (KRaft), from its Maven artifacts. */
public final class Kafka {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    /** Fixed, so that a restart finds its data. */
    private static final String CLUSTER_ID = "c2x1aWNlLWxvY2FsLTAwMQ";

    private Kafka() {}

    /** Starts it and waits until it listens on {@code port}; its data is below {@code folder}. */
    public static ChildProcess start(Path folder, int port) {
        Path data = folder.resolve("data/kafka");
        Path config = ConfigTemplate.write(
                "kafka/server.properties", folder, Map.of("port", port, "controllerPort", Ports.free(0), "data", data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(folder, config);
        }
        ChildProcess child = ChildProcess.start(
                "kafka", folder, command(folder, "kafka.Kafka", List.of(config.toString())), Map.of());
        child.awaitPort(port, START_TIMEOUT);
        return child;
    }

    private static void format(Path folder, Path config) {
        List<String> arguments = List.of("format", "--cluster-id", CLUSTER_ID, "--config", config.toString());
        ChildProcess tool = ChildProcess.start(
                "kafka-format", folder, command(folder, "kafka.tools.StorageTool", arguments), Map.of());
        int exit = tool.onExit().join();
        tool.close();
        if (exit != 0) {
            throw new IllegalStateException("Kafka's storage could not be formatted.\n" + tool.tail());
        }
    }

    private static List<String> command(Path folder, String main, List<String> arguments) {
        Path logging = ConfigTemplate.write("kafka/log4j2.yaml", folder, Map.of());
        List<String> command = new ArrayList<>(JavaExecutables.command(
                JavaExecutables.own(),
                ConfigTemplate.read("kafka/jvm.options"),
                Map.of("log4j2.configurationFile", logging),
                ConfigTemplate.read("kafka/class-path"),
                main));
        command.addAll(arguments);
        return command;
    }
}
