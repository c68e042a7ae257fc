package dev.sluice.runtime.tracing;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Collects the exported spans in memory, in place of a collector. */
public final class Spans {

    private static final InMemorySpanExporter EXPORTER = InMemorySpanExporter.create();

    /** The id of the span of the test, the caller from outside. */
    public static final String CALLER = "00f067aa0ba902b7";

    @Produces
    @Singleton
    SpanExporter exporter() {
        return EXPORTER;
    }

    /** A new trace id. */
    public static String trace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The {@code traceparent} of a request or record in a trace. */
    public static String header(String trace) {
        return "00-" + trace + "-" + CALLER + "-01";
    }

    /** All ended spans of a trace. */
    public static List<SpanData> of(String trace) {
        return EXPORTER.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    /** Waits for a number of spans with a name in a trace. */
    public static List<SpanData> named(String trace, String name, int count) {
        return await("%d of %s".formatted(count, name))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> of(trace).stream()
                                .filter(span -> span.getName().equals(name))
                                .toList(),
                        found -> found.size() >= count);
    }

    /** Waits for a span with a name in a trace. */
    public static SpanData named(String trace, String name) {
        return named(trace, name, 1).get(0);
    }
}
