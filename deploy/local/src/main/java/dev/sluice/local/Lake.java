package dev.sluice.local;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.backends.Backends;
import dev.sluice.backends.Child;
import dev.sluice.backends.Java;
import dev.sluice.backends.Ports;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lake beside the services, with {@code -Dlake}: the same job as in a cluster, embedded. Its end is never theirs. */
record Lake(Service service, Path tables, ServiceRun run) implements AutoCloseable {

    /** The platform takes about 3 GiB and the lake 1.5; a machine wants some for itself. */
    private static final double ENOUGH_GIB = 6;

    private static final double GIB = 1L << 30;

    static Lake of(Settings settings, Backends backends, Screen screen) {
        int wanted = settings.wantedPort("lake");
        Service service = new Service("lake", Ports.free(wanted), wanted);
        Path tables = settings.home().resolve("data/lake");
        List<String> command = command(settings, service.port(), tables);
        Map<String, String> environment =
                Map.of("KAFKA_BOOTSTRAP_SERVERS", backends.kafka().address());
        ServiceRun run = new ServiceRun(
                service,
                // Spark leaves folders where it stands.
                () -> Child.start(service.name(), settings.home(), command, environment, tables.resolve("_spark")),
                new Http(),
                screen,
                screen::error);
        return new Lake(service, tables, run);
    }

    /** Starts it and waits for it; a machine with little memory is told so first. */
    void start(Screen screen) {
        double memory = memory();
        if (memory < ENOUGH_GIB) {
            screen.step("This machine has %.1f GiB of memory; with the lake the platform wants %.0f, and may be slow"
                    .formatted(memory, ENOUGH_GIB));
        }
        run.start();
    }

    @Override
    public void close() {
        run.close();
    }

    private static List<String> command(Settings settings, int port, Path tables) {
        Path jar = settings.root().resolve("deploy/lake/target/lake.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The lake is not built (there is no " + jar + "). Run: mvn -Plocal -Dlake");
        }
        List<String> command = new ArrayList<>(List.of(Java.own(), "-Xmx1g", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dsluice.lake.root=" + tables, "-Dsluice.lake.port=" + port));
        settings.passedOn().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString(), "run"));
        return command;
    }

    private static double memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() / GIB;
    }
}
