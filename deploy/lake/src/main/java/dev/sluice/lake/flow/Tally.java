package dev.sluice.lake.flow;

import dev.sluice.lake.table.Changes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows that a run wrote, by table, and tells the log of each batch that wrote some. */
public final class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final Map<String, Long> rows = new TreeMap<>();
    private final MeterRegistry meters;

    /** Counts for a run whose numbers nobody asks for while it goes on. */
    public Tally() {
        this(new CompositeMeterRegistry());
    }

    /** Counts, and tells the meters too. */
    public Tally(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Counts what a batch changed in a table. */
    public void changed(String table, Changes changes) {
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

    /** Counts rows of a feed that could not be kept, and which of silver's expectations they break. */
    public void quarantined(String feed, String expectation, long number) {
        meters.counter("sluice.lake.quarantined", "feed", feed, "expectation", expectation)
                .increment((double) number);
    }

    /** Counts rows under a name. */
    public synchronized void add(String name, long number) {
        rows.merge(name, number, Long::sum);
    }

    /** The counts by table, in the tables' order. */
    public synchronized Map<String, Long> rows() {
        return new TreeMap<>(rows);
    }

    private void meter(String table, String change, long number) {
        meters.counter("sluice.lake.rows", "table", table, "change", change).increment((double) number);
    }
}
