package dev.sluice.scraper.trace;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;

/** Reads what a request carries for {@link Traces}. */
enum TextGetter implements TextMapGetter<Map<String, String>> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Map<String, String> fields) {
        return fields.keySet();
    }

    @Override
    public String get(Map<String, String> fields, String name) {
        return fields.get(name);
    }
}
