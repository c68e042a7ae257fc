package dev.sluice.query.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;

@ConfigMapping(prefix = "sluice.stream")
interface StreamSettings {

    /** Concurrent connections; further ones are answered 503. */
    int readers();

    Duration heartbeat();

    /** Maximum bytes of a row; a larger one is sent as its key only. */
    MemorySize row();

    /** Recent events kept for slow readers. */
    TailBounds tail();

    /** Catch-up of readers whose events are no longer kept. */
    CatchUpBounds resume();

    /** Limits of the recent events, whichever is reached first. */
    interface TailBounds {

        int events();

        MemorySize bytes();
    }

    /** Limits of catch-up through one shared Kafka consumer. */
    interface CatchUpBounds {

        /** Maximum records a reader may be behind; beyond that it reads the lists again. */
        long events();

        /** Readers served by one read. */
        int together();

        /** Readers that may wait for the next read. */
        int waiting();

        /** Time limit of one read. */
        @WithName("patience")
        Duration timeout();
    }
}
