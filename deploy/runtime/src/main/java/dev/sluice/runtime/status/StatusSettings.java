package dev.sluice.runtime.status;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the status endpoint and its gauges. */
@ConfigMapping(prefix = "sluice.status")
public interface StatusSettings {

    /** The interval at which gauges are polled. */
    Duration every();

    /** The counter, by feed, whose rate the status shows. */
    String counter();
}
