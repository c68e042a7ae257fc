package dev.sluice.runtime.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Gauges that keep the value last set, for numbers that are polled. */
public final class SettableGauges {

    private final MeterRegistry registry;
    private final Map<String, AtomicReference<Double>> values = new ConcurrentHashMap<>();

    /** Registers gauges in a registry when they are first set. */
    public SettableGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Sets a gauge.
     *
     * @param value NaN where it is unknown, rather than an outdated one
     * @param tags keys and values in turn, of few values each
     */
    public void set(String name, double value, String... tags) {
        values.computeIfAbsent(name + String.join("/", tags), key -> register(name, tags))
                .set(value);
    }

    private AtomicReference<Double> register(String name, String... tags) {
        AtomicReference<Double> value = new AtomicReference<>(Double.NaN);
        Gauge.builder(name, value, AtomicReference::get).tags(Tags.of(tags)).register(registry);
        return value;
    }
}
