package dev.sluice.scraper.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;

/** Reads a request's headers for {@link RequestSpans}. */
enum RequestGetter implements TextMapGetter<MultiMap> {
    INSTANCE;

    @Override
    public Iterable<String> keys(MultiMap headers) {
        return headers.names();
    }

    @Override
    public String get(MultiMap headers, String name) {
        return headers.get(name);
    }
}
