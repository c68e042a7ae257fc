package dev.sluice.query.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Records the trace in which an entity was last stored, so that its first read afterwards links there. */
@Singleton
final class StoreTraceLinks {

    /** A few hundred bytes each; older rows are found in the trace store by their time. */
    private static final int MAX_ENTRIES = 10_000;

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Tracing tracing;
    private final Cache<String, SpanContext> stored = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(LIFETIME)
            .build();

    StoreTraceLinks(Tracing tracing) {
        this.tracing = tracing;
    }

    void record(String feed, String id, Context parent) {
        SpanContext span = Span.fromContext(parent).getSpanContext();
        if (span.isSampled()) {
            stored.put(feed + "/" + id, span);
        }
    }

    void link(String feed, String id, Context request) {
        if (tracing.isEnabled()) {
            SpanContext span = stored.getIfPresent(feed + "/" + id);
            if (span != null) {
                Span.fromContext(request).addLink(span);
            }
        }
    }
}
