package dev.sluice.query.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Numbers that have to be looked up, shown as gauges until the next look. */
final class Shown {

    private final MeterRegistry registry;
    private final Map<String, AtomicReference<Double>> numbers = new ConcurrentHashMap<>();

    Shown(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Shows a number.
     *
     * @param number not a number where nobody knows: better than one that is old
     * @param tags of few values each
     */
    void set(String name, double number, String... tags) {
        numbers.computeIfAbsent(name + String.join("/", tags), key -> gauge(name, tags))
                .set(number);
    }

    private AtomicReference<Double> gauge(String name, String... tags) {
        AtomicReference<Double> number = new AtomicReference<>(Double.NaN);
        Gauge.builder(name, number, AtomicReference::get).tags(Tags.of(tags)).register(registry);
        return number;
    }
}
