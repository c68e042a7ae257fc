package dev.sluice.ingest.trace;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What would have gone to a collector, by trace. */
public final class Spans {

    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();

    /** The span that a test plays, somewhere outside. */
    public static final String CALLER = "00f067aa0ba902b7";

    @Produces
    @Singleton
    SpanExporter exporter() {
        return EXPORTER;
    }

    /** A trace that nobody else has. */
    public static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What a request or record in this trace carries. */
    public static String header(String trace) {
        return "00-" + trace + "-" + CALLER + "-01";
    }

    /** All spans of a trace that have ended. */
    public static List<SpanData> of(String trace) {
        return EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    /** Waits for so many spans of a name in a trace. */
    public static List<SpanData> named(String trace, String name, int count) {
        return await("%d of %s".formatted(count, name))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> of(trace).stream()
                                .filter(span -> span.getName().equals(name))
                                .toList(),
                        found -> found.size() >= count);
    }

    /** Waits for the span of a name in a trace. */
    public static SpanData named(String trace, String name) {
        return named(trace, name, 1).get(0);
    }
}
