package dev.sluice.query.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The bounds of the live stream. */
@ConfigMapping(prefix = "sluice.stream")
interface StreamSettings {

    /** Connections at a time; one more is answered 503. */
    int readers();

    /** Between two signs of life to a reader. */
    Duration heartbeat();

    /** The largest row that is sent; of a larger one only the key is. */
    MemorySize row();

    /** What is kept for readers that are behind. */
    TailBounds tail();

    /** How readers that come back later than the tail reaches are served. */
    CatchUpBounds resume();

    /** Bounds of the tail, whichever is reached first. */
    interface TailBounds {

        int events();

        MemorySize bytes();
    }

    /** Bounds of the one Kafka reader that all of them share. */
    interface CatchUpBounds {

        /** Records a resume may be behind; who is further behind reads the lists again. */
        long events();

        /** Resumes that are served by one reading. */
        int together();

        /** Resumes that may wait for the next one. */
        int waiting();

        /** How long one reading may take. */
        Duration patience();
    }
}
