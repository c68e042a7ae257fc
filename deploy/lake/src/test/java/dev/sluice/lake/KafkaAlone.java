package dev.sluice.lake;

import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.Kafka;
import dev.sluice.backends.OrphanedProcesses;
import dev.sluice.backends.Ports;
import dev.sluice.backends.RunFolders;
import java.nio.file.Path;

/** Starts a real Kafka without the other backends, which the lake does not need. */
public final class KafkaAlone {

    private KafkaAlone() {}

    /** Starts it in a folder that is cleared first; it stops with this JVM. */
    public static String start(Path folder) {
        OrphanedProcesses.end(folder);
        RunFolders.delete(folder);
        int port = Ports.free(0);
        ChildProcess child = Kafka.start(folder, port);
        Runtime.getRuntime().addShutdownHook(new Thread(child::close, "kafka-stop"));
        return "127.0.0.1:" + port;
    }
}
