package dev.sluice.backends;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Test resource that starts real backends and applies the contract, once per JVM even if Quarkus restarts, since the
 * start takes longer than most tests. The backends stop with the JVM.
 */
public final class BackendsResource implements QuarkusTestResourceLifecycleManager {

    /** Quarkus loads this class more than once; only system properties are shared by all its copies. */
    private static final String SHARED = "sluice.backends";

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, String> start() {
        // Interned, so that all copies of this class lock the same object. Not the properties: starting reads and sets
        // some.
        synchronized (SHARED) {
            Map<String, String> started =
                    (Map<String, String>) System.getProperties().get(SHARED);
            if (started == null) {
                started = new ConcurrentHashMap<>(startOnce());
                System.getProperties().put(SHARED, started);
            }
            return started;
        }
    }

    @Override
    public void stop() {
        // They stop with the JVM.
    }

    private static Map<String, String> startOnce() {
        Path folder = Path.of("target", "backends").toAbsolutePath();
        OrphanedProcesses.end(folder);
        RunFolders.delete(folder);
        Backends backends = Backends.start(folder, new Backends.WantedPorts(0, 0, 0), System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(backends::close, "backends-stop"));
        backends.applyContract(line -> {});
        return Map.of(
                "kafka.bootstrap.servers", backends.kafka().address(),
                "quarkus.cassandra.contact-points", backends.cassandra().address(),
                "quarkus.cassandra.local-datacenter", backends.datacenter(),
                "quarkus.redis.hosts", "redis://" + backends.redis().address(),
                "sluice.test.kafka.pid", Long.toString(backends.kafka().child().pid()),
                "sluice.test.cassandra.pid",
                        Long.toString(backends.cassandra().child().pid()),
                "sluice.test.redis.pid", Long.toString(backends.redis().child().pid()));
    }
}
