package dev.sluice.query.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Set;

/** Lifetimes of cached entries and limits of Redis calls. */
@ConfigMapping(prefix = "sluice.cache")
interface CacheSettings {

    /** Lifetime of an entry, varied by 10 % so that entries loaded together do not expire together. */
    Duration lifetime();

    /** Lifetime of a cached absence. */
    Duration absence();

    /** Lifetime of a key's generation; longer than any load can take. */
    Duration generation();

    /** Maximum staleness of a list while its feed is written continuously; entities are never stale. */
    Duration listLag();

    /** Feeds whose record keys match no cached entity, so that Redis needs no invalidation. */
    Set<String> keyless();

    NearSettings near();

    /** Timeout of one Redis call. */
    Duration timeout();

    /** Consecutive failures after which Redis is no longer read. */
    @WithName("tolerance")
    int failureThreshold();

    /** Interval between attempts to use Redis again. */
    @WithName("probe")
    Duration probeInterval();

    /** Invalidations in flight per channel. */
    int concurrency();

    /** Backoff between attempts of the shared invalidation. */
    InvalidationBackoff backoff();

    /** Size and lifetimes of the answer cache. */
    interface NearSettings {

        /** Maximum bytes of all answers, plain and compressed. */
        long bytes();

        /** Age after which an answer is refreshed; zero disables the answer cache. */
        Duration lifetime();

        /** Age after which a 404 is refreshed. */
        Duration absence();
    }

    /** Exponential backoff without a limit of attempts. */
    interface InvalidationBackoff {

        Duration first();

        @WithName("longest")
        Duration max();
    }
}
