package dev.sluice.query.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.query.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Remembers in which trace an entity was last stored, so that the first read of it after that links there. */
@Singleton
final class StoreTraceLinks {

    /** A few hundred bytes each; who reads something older finds it by its time. */
    private static final int MOST = 10_000;

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Traces traces;
    private final Cache<String, SpanContext> stored =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LIFETIME).build();

    StoreTraceLinks(Traces traces) {
        this.traces = traces;
    }

    void note(String feed, String id, Context parent) {
        SpanContext span = Span.fromContext(parent).getSpanContext();
        if (span.isSampled()) {
            stored.put(feed + "/" + id, span);
        }
    }

    /** Links the span of this request to the trace in which the entity was stored. */
    void link(String feed, String id, Context request) {
        if (traces.isOn()) {
            SpanContext span = stored.getIfPresent(feed + "/" + id);
            if (span != null) {
                Span.fromContext(request).addLink(span);
            }
        }
    }
}
