package dev.sluice.runtime.status;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/** Adds histogram buckets to the durations of HTTP requests: without them no quantile over replicas can be computed. */
@Singleton
final class LatencyBuckets {

    /** From a cache hit to an unavailable backend, in seconds; few, since each is a time series per endpoint. */
    private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5};

    @Produces
    @Singleton
    MeterFilter httpServerRequests() {
        DistributionStatisticConfig buckets = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(DoubleStream.of(SECONDS)
                        .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                        .toArray())
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests") ? buckets.merge(config) : config;
            }
        };
    }
}
