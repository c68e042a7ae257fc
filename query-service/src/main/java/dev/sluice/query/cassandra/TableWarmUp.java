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
 * Reads one row of every table before the service becomes ready. The first read of a table loads and compiles code here
 * and in a freshly started Cassandra, which could exceed the query timeout.
 */
@Singleton
final class TableWarmUp {

    private static final Logger LOG = Logger.getLogger(TableWarmUp.class);

    private static final String TABLES = "SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'sluice'";

    /** An unreadable table must not delay readiness indefinitely. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final CassandraReader cassandra;
    private final Set<String> tables = new ConcurrentSkipListSet<>();
    private final Uni<Void> done;

    TableWarmUp(CassandraReader cassandra) {
        this.cassandra = cassandra;
        this.done = Uni.createFrom()
                .deferred(this::all)
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithItem(() -> null)
                .memoize()
                .indefinitely();
    }

    /** Runs once, on first subscription, and never fails. */
    Uni<Void> done() {
        return done;
    }

    Set<String> tables() {
        return tables;
    }

    private Uni<Void> all() {
        return cassandra
                .list(TABLES)
                .map(found -> found.stream().map(row -> row.getString(0)).toList())
                .chain(this::each)
                .onFailure()
                .invoke(failure -> LOG.warn("Warm-up failed; the first requests may be slower", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** One by one: a starting process has little capacity to spare. */
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
