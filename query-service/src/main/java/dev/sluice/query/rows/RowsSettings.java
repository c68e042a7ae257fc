package dev.sluice.query.rows;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long the tables are waited for. */
@ConfigMapping(prefix = "sluice.rows")
interface RowsSettings {

    /** For a whole query: session, statement and all its pages. */
    Duration timeout();
}
