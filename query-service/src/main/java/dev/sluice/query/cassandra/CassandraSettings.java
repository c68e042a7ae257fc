package dev.sluice.query.cassandra;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Timeout and concurrency of reads. */
@ConfigMapping(prefix = "sluice.rows")
interface CassandraSettings {

    /** Timeout of a whole query: session, statement and all pages. */
    Duration timeout();

    /** Concurrent reads of one request. */
    int concurrency();
}
