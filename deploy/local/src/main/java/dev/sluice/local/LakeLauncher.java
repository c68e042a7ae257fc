package dev.sluice.local;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.backends.Backends;
import dev.sluice.backends.ChildProcess;
import dev.sluice.backends.JavaExecutables;
import dev.sluice.backends.Ports;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the lake beside the services ({@code -Dlake}): the same job as in a cluster, with an embedded Spark. Its exit stops no service. */
record LakeLauncher(ServiceEndpoint service, Path tables, ServiceSupervisor run) implements AutoCloseable {

    /** About 3 for the platform, 1.5 for the lake, and the rest for the machine. */
    private static final double RECOMMENDED_GIB = 6;

    private static final double GIB = 1L << 30;

    static LakeLauncher of(LaunchSettings settings, Backends backends, Terminal terminal) {
        int preferred = settings.preferredPort("lake");
        ServiceEndpoint service = new ServiceEndpoint("lake", Ports.free(preferred), preferred);
        Path tables = settings.home().resolve("data/lake");
        List<String> command = command(settings, service.port(), tables);
        Map<String, String> environment =
                Map.of("KAFKA_BOOTSTRAP_SERVERS", backends.kafka().address());
        ServiceSupervisor run = new ServiceSupervisor(
                service,
                // Spark creates folders in its working directory.
                () -> ChildProcess.start(
                        service.name(), settings.home(), command, environment, tables.resolve("_spark")),
                new HttpProbe(),
                terminal,
                terminal::error);
        return new LakeLauncher(service, tables, run);
    }

    /** Starts the lake and waits until it is ready; prints a warning first if the machine has little memory. */
    void start(Terminal terminal) {
        double memory = memory();
        if (memory < RECOMMENDED_GIB) {
            terminal.step("This machine has %.1f GiB of memory; the platform with the lake needs %.0f and may be slow"
                    .formatted(memory, RECOMMENDED_GIB));
        }
        run.start();
    }

    @Override
    public void close() {
        run.close();
    }

    private static List<String> command(LaunchSettings settings, int port, Path tables) {
        Path jar = settings.root().resolve("deploy/lake/target/lake.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The lake is not built (there is no " + jar + "). Run: mvn -Plocal -Dlake");
        }
        List<String> command = new ArrayList<>(List.of(JavaExecutables.own(), "-Xmx1g", "-XX:+UseSerialGC"));
        command.addAll(List.of("-Dsluice.lake.root=" + tables, "-Dsluice.lake.port=" + port));
        settings.passedOn().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString(), "run"));
        return command;
    }

    private static double memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() / GIB;
    }
}
