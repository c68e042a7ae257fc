package dev.sluice.query.cassandra;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jboss.logging.Logger;

/**
 * Reads a row of every table once before the service is ready: what a first read loads and compiles, here and in a
 * Cassandra that has just started, would cost its reader more than a query may take.
 */
@Singleton
final class TableWarmUp {

    private static final Logger LOG = Logger.getLogger(TableWarmUp.class);

    private static final String TABLES = "SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'sluice'";

    /** A table that cannot be read for long must not keep all others from their readers. */
    private static final Duration MOST = Duration.ofSeconds(15);

    private final CassandraReader cassandra;
    private final Set<String> tables = new ConcurrentSkipListSet<>();
    private final Uni<Void> done;

    TableWarmUp(CassandraReader cassandra) {
        this.cassandra = cassandra;
        this.done = Uni.createFrom()
                .deferred(this::all)
                .ifNoItem()
                .after(MOST)
                .recoverWithItem(() -> null)
                .memoize()
                .indefinitely();
    }

    /** Done once, however often it is asked for; begins when it is first, and never fails. */
    Uni<Void> done() {
        return done;
    }

    /** That were read. */
    Set<String> tables() {
        return tables;
    }

    private Uni<Void> all() {
        return cassandra
                .list(TABLES)
                .map(found -> found.stream().map(row -> row.getString(0)).toList())
                .chain(this::each)
                .onFailure()
                .invoke(failure -> LOG.warn("No first reads, so the first readers may wait longer", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** One after the other: at its start a process has little to spare. */
    private Uni<Void> each(List<String> names) {
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(name -> cassandra
                        .list("SELECT * FROM sluice." + name + " LIMIT 1")
                        .invoke(() -> tables.add(name))
                        .onFailure()
                        .recoverWithItem(List.of()))
                .onItem()
                .ignoreAsUni();
    }
}
