package dev.sluice.runtime.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads trace context from what carries it. */
record CarrierGetter<C>(Function<C, Iterable<String>> names, BiFunction<C, String, String> value)
        implements TextMapGetter<C> {

    static final CarrierGetter<MultiMap> REQUEST = new CarrierGetter<>(MultiMap::names, MultiMap::get);

    static final CarrierGetter<Headers> RECORD = new CarrierGetter<>(
            headers -> Arrays.stream(headers.toArray()).map(Header::key).toList(), CarrierGetter::lastHeader);

    static final CarrierGetter<Map<String, String>> MAP = new CarrierGetter<>(Map::keySet, Map::get);

    @Override
    public Iterable<String> keys(C carrier) {
        return names.apply(carrier);
    }

    @Override
    public String get(C carrier, String name) {
        return value.apply(carrier, name);
    }

    private static String lastHeader(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
