package dev.sluice.query.cassandra;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long the tables are waited for, and how many reads one answer may have on their way. */
@ConfigMapping(prefix = "sluice.rows")
interface CassandraSettings {

    /** For a whole query: session, statement and all its pages. */
    Duration timeout();

    /** Reads at a time of one answer that is put together from many. */
    int concurrency();
}
