package dev.sluice.query.answer;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Set;

/** How long entries live and how long Redis is waited for. */
@ConfigMapping(prefix = "sluice.cache")
interface CacheSettings {

    /** Of an entry, give or take a tenth, so that what was loaded together does not expire together. */
    Duration lifetime();

    /** Of the knowledge that there is no such thing. */
    Duration absence();

    /** Of a key's generation: longer than any load can take. */
    Duration generation();

    /** How old a list may be while its feed is written without pause; entities never lag. */
    Duration listLag();

    /** Feeds whose records name nothing that is cached by key, so that Redis need not hear of them. */
    Set<String> keyless();

    /** Of whole answers in this process. */
    NearSettings near();

    /** For one call to Redis. */
    Duration timeout();

    /** Failures in a row after which reads leave Redis alone. */
    int tolerance();

    /** Between two attempts to come back to Redis. */
    Duration probe();

    /** Records of a channel that are forgotten at a time. */
    int concurrency();

    /** First and last pause between the attempts to forget for the whole group. */
    InvalidationBackoff backoff();

    /** The size of the near cache, and how long it believes that it heard of everything. */
    interface NearSettings {

        /** All answers together, plain and zipped. */
        long bytes();

        /** Of an answer until somebody refreshes it; zero turns the near cache off. */
        Duration lifetime();

        /** The same of a 404. */
        Duration absence();
    }

    /** The pauses of a retry without end. */
    interface InvalidationBackoff {

        Duration first();

        Duration longest();
    }
}
