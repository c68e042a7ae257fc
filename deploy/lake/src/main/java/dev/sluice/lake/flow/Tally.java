package dev.sluice.lake.flow;

import dev.sluice.lake.table.Changes;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows that a run wrote, by table, and tells the log of each batch that wrote some. */
public final class Tally {

    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    private final Map<String, Long> rows = new TreeMap<>();

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
        }
    }

    /** Counts rows under a name. */
    public synchronized void add(String name, long number) {
        rows.merge(name, number, Long::sum);
    }

    /** The counts by table, in the tables' order. */
    public synchronized Map<String, Long> rows() {
        return new TreeMap<>(rows);
    }
}
