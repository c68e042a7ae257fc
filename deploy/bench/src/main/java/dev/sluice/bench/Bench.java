package dev.sluice.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Main class of the bench; {@code mvn -Pbench} runs it in Maven's JVM once the services are packaged. */
public final class Bench {

    private Bench() {}

    /**
     * Runs the parts, prints their tables, and writes them to {@code deploy/bench/target/bench}.
     *
     * @param args none; system properties change the defaults, see {@link BenchSettings}
     */
    public static void main(String[] args) throws IOException {
        Logger.getLogger("").setLevel(Level.SEVERE);
        BenchSettings settings = BenchSettings.from(System.getProperties());
        for (String part : settings.parts()) {
            if (!part.equals("ingest")) {
                throw new IllegalArgumentException("no part " + part + "; the only part is ingest");
            }
        }
        Map<String, String> machine = machine();
        System.out.println("Machine: " + machine);
        if (Double.parseDouble(machine.get("load")) > Report.BUSY) {
            System.out.println("The machine is busy: only ratios within this run mean something.");
        }
        List<WorkloadResult> results = new ArrayList<>();
        BenchPlatform platform = BenchPlatform.start(settings);
        // Ctrl-C ends this JVM only: its children are shielded from it.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "bench-stop"));
        try (platform) {
            for (BenchSettings.Workload workload : settings.workloads()) {
                results.add(new IngestPart(platform).run(workload));
                // After each, so that an interrupted run leaves what it has measured.
                Report report = new Report("ingest", Instant.now(), commit(settings.root()), machine, results);
                System.out.println(report.table());
                report.write(settings.target());
            }
        }
    }

    private static Map<String, String> machine() throws IOException {
        Map<String, String> machine = new TreeMap<>();
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("load", Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
        machine.put(
                "memory",
                Files.readString(Path.of("/proc/meminfo"))
                                .lines()
                                .findFirst()
                                .orElse("")
                                .replaceAll("\\D+", "") + " kB");
        machine.put("java", Runtime.version().toString());
        return machine;
    }

    private static String commit(Path root) throws IOException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .directory(root.toFile())
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
