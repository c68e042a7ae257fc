package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Kinds of violations: few enough for a metric's tag, unlike fields and messages. */
public enum RejectionKind {
    /** The CloudEvents envelope is missing or wrong. */
    ENVELOPE,
    /** The value is not a JSON object, or validating it failed. */
    UNREADABLE,
    /** A required field is missing. */
    MISSING,
    /** A field is present but wrong. */
    INVALID,
    /** The event concerns an erased person. */
    ERASED;

    /** Registers the counters at zero, so that a rate includes the first rejection. */
    static void register(String feed, MeterRegistry registry) {
        Stream.of(values()).forEach(kind -> kind.counter(feed, registry));
    }

    /** Counts a rejected event once for each kind among its reasons. */
    static void count(List<Violation> reasons, String feed, MeterRegistry registry) {
        reasons.stream().map(Violation::kind).distinct().forEach(kind -> kind.counter(feed, registry)
                .increment());
    }

    private Counter counter(String feed, MeterRegistry registry) {
        return registry.counter("sluice.rejected.reasons", "feed", feed, "kind", name().toLowerCase(Locale.ROOT));
    }
}
