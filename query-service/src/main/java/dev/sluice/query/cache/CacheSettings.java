package dev.sluice.query.cache;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long entries live and how long Redis is waited for. */
@ConfigMapping(prefix = "sluice.cache")
interface CacheSettings {

    /** Of an entry, give or take a tenth, so that what was loaded together does not expire together. */
    Duration lifetime();

    /** Of the knowledge that there is no such thing. */
    Duration absence();

    /** Of a key's generation: longer than any load can take. */
    Duration generation();

    /** For one call to Redis. */
    Duration timeout();

    /** Failures in a row after which reads leave Redis alone. */
    int tolerance();

    /** Between two attempts to come back to Redis. */
    Duration probe();

    /** Records of a channel that are forgotten at a time. */
    int concurrency();

    /** First and last pause between the attempts to forget for the whole group. */
    Backoff backoff();

    /** The pauses of a retry without end. */
    interface Backoff {

        Duration first();

        Duration longest();
    }
}
