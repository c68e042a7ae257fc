package dev.sluice.ingest.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Of what kind a reason is: one of few, so that it can be a metric's tag, which a field or a message cannot. */
enum Kind {
    /** No CloudEvents envelope, or one that does not fit. */
    ENVELOPE,
    /** No JSON object, or one that nobody could judge. */
    UNREADABLE,
    /** A field that has to be there is not. */
    MISSING,
    /** A field is there and is not what it has to be. */
    INVALID,
    /** Of a person who was erased. */
    ERASED;

    static Kind of(Violation reason) {
        if (reason.message().equals(Rejection.ERASED)) {
            return ERASED;
        }
        if (Stream.of("ce_", "envelope", "key").anyMatch(reason.field()::startsWith)) {
            return ENVELOPE;
        }
        if (reason.field().equals("value")) {
            return UNREADABLE;
        }
        boolean missing = Stream.of("must not be null", "must not be blank").anyMatch(reason.message()::startsWith);
        return missing ? MISSING : INVALID;
    }

    /** There from the beginning, so that a rate sees the first rejection too. */
    static void register(String feed, MeterRegistry registry) {
        Stream.of(values()).forEach(kind -> kind.counter(feed, registry));
    }

    /** Counts one rejected event: once for each kind among its reasons. */
    static void count(List<Violation> reasons, String feed, MeterRegistry registry) {
        reasons.stream().map(Kind::of).distinct().forEach(kind -> kind.counter(feed, registry)
                .increment());
    }

    private Counter counter(String feed, MeterRegistry registry) {
        return registry.counter("sluice.rejected.reasons", "feed", feed, "kind", name().toLowerCase(Locale.ROOT));
    }
}
