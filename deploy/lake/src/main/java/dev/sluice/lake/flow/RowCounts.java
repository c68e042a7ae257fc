package dev.sluice.lake.flow;

import dev.sluice.lake.table.ChangeCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows written by a run, by table, and logs each batch that wrote rows. */
public final class RowCounts {

    private static final Logger LOG = LoggerFactory.getLogger(RowCounts.class);

    private final Map<String, Long> rows = new TreeMap<>();
    private final MeterRegistry meters;

    /** Counts without metrics. */
    public RowCounts() {
        this(new CompositeMeterRegistry());
    }

    /** Counts and reports to metrics. */
    public RowCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts what a batch changed in a table. */
    public void changed(String table, ChangeCounts changes) {
        long all = changes.inserted() + changes.updated() + changes.deleted();
        if (all > 0) {
            LOG.info(
                    "table={} inserted={} updated={} deleted={}",
                    table,
                    changes.inserted(),
                    changes.updated(),
                    changes.deleted());
            add(table, all);
            meter(table, "inserted", changes.inserted());
            meter(table, "updated", changes.updated());
            meter(table, "deleted", changes.deleted());
        }
    }

    /** Counts quarantined rows of a feed and the expectations of silver that they violate. */
    public void quarantined(String feed, String expectation, long number) {
        meters.counter("sluice.lake.quarantined", "feed", feed, "expectation", expectation)
                .increment((double) number);
    }

    /** Counts rows under a name. */
    public synchronized void add(String name, long number) {
        rows.merge(name, number, Long::sum);
    }

    /** The counts by table, sorted by name. */
    public synchronized Map<String, Long> rows() {
        return new TreeMap<>(rows);
    }

    private void meter(String table, String change, long number) {
        meters.counter("sluice.lake.rows", "table", table, "change", change).increment((double) number);
    }
}
