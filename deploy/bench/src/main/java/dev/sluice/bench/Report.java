package dev.sluice.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a part has measured, as a table for the terminal, JSON and a page.
 *
 * @param machine processors, memory, JVM, and load before the run
 */
record Report(String part, Instant at, String commit, Map<String, String> machine, List<WorkloadResult> results) {

    /** Processors busy with other programs, or load before the run, from which figures are in doubt. */
    static final double BUSY = 0.5;

    String table() {
        StringBuilder table = new StringBuilder();
        for (WorkloadResult result : results) {
            table.append("%n%s%n".formatted(result.workload()));
            table.append("%-22s%-26s%-26s%-26s%-24s%s%n"
                    .formatted(
                            "",
                            "events/s",
                            "of the bare loop",
                            "of the grouped one",
                            "CPU ms an event",
                            "by process; compilers, collectors"));
            result.rounds()
                    .forEach((name, rounds) -> table.append("%-22s%-26s%-26s%-26s%-24s%s%s%n"
                            .formatted(
                                    name,
                                    result.eventsPerSecond(name).text("%.0f"),
                                    result.ratio(name, Contenders.BARE).text("%.2f"),
                                    result.ratio(name, Contenders.GROUPED).text("%.2f"),
                                    result.cost(name).text("%.3f"),
                                    costs(rounds.get(rounds.size() / 2).cost()),
                                    busy(rounds))));
        }
        return table.toString();
    }

    static String costs(Map<String, ProcessorTime> cost) {
        String processes = cost.entrySet().stream()
                .map(entry ->
                        "%s %.3f".formatted(entry.getKey(), entry.getValue().steady()))
                .collect(Collectors.joining(", "));
        ProcessorTime all = cost.values().stream().reduce(ProcessorTime.NONE, ProcessorTime::plus);
        return "%s; %.3f, %.3f".formatted(processes, all.compiler(), all.collector());
    }

    void write(Path folder) {
        try {
            Path bench = Files.createDirectories(folder.resolve("bench"));
            JsonMapper json = JsonMapper.builder()
                    .findAndAddModules()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();
            json.writeValue(bench.resolve(part + ".json").toFile(), this);
            Files.writeString(bench.resolve(part + ".html"), new ReportPage(this).html());
            System.out.println("Written to " + bench);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String busy(List<Measurement> rounds) {
        double foreign =
                rounds.stream().mapToDouble(Measurement::foreignCores).average().orElse(0);
        return foreign > BUSY ? "  THE MACHINE WAS BUSY: %.1f processors".formatted(foreign) : "";
    }
}
