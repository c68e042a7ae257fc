package dev.sluice.ingest.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.runtime.cassandra.CassandraSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * Executes CQL statements, each prepared once. Does not retry: callers may, because every statement of this service is
 * idempotent.
 */
@Singleton
public final class CqlExecutor {

    /** The session does not open while Cassandra is unavailable; callers need a failure to retry. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    /** A coordinator answers for all of them, so few enough to spread the load. */
    private static final int PARTITIONS_PER_READ = 25;

    private static final int READS_IN_FLIGHT = 16;

    private final Uni<QuarkusCqlSession> session;
    private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    CqlExecutor(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        this.session = CassandraSession.open(sessions);
    }

    /**
     * Executes a write.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order; null deletes the cell
     * @return completes when a local quorum has acknowledged
     */
    public Uni<Void> write(String statement, Object... values) {
        return execute(statement, values).replaceWithVoid();
    }

    private Uni<AsyncResultSet> execute(String statement, Object... values) {
        return connected().chain(connected -> prepare(connected, statement)
                .chain(ready -> execute(connected, ready.bind(values))));
    }

    /** The session; fails if it does not open in time. */
    Uni<QuarkusCqlSession> connected() {
        return session.ifNoItem().after(SESSION_TIMEOUT).fail();
    }

    /** A statement, prepared at its first use. */
    Uni<PreparedStatement> prepared(String statement) {
        return connected().chain(connected -> prepare(connected, statement));
    }

    /**
     * Reads a row.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order
     * @return the row as read at a local quorum, or null
     */
    public Uni<Row> read(String statement, Object... values) {
        return execute(statement, values).map(AsyncResultSet::one);
    }

    /**
     * Reads the first page of rows, so the statement must limit their number.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order
     * @return the rows as read at a local quorum
     */
    public Uni<List<Row>> readAll(String statement, Object... values) {
        return execute(statement, values)
                .map(page -> StreamSupport.stream(page.currentPage().spliterator(), false)
                        .toList());
    }

    /**
     * Reads the rows of many partitions, some partitions a request.
     *
     * @param statement CQL with {@code IN ?} as its only marker
     * @param keys of the partitions, each with few rows
     * @return the rows in no particular order, as read at a local quorum
     */
    public Uni<List<Row>> readIn(String statement, Collection<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .group()
                .intoLists()
                .of(PARTITIONS_PER_READ)
                .onItem()
                .transformToUni(some -> readAll(statement, some))
                .merge(READS_IN_FLIGHT)
                .onItem()
                .<Row>disjoint()
                .collect()
                .asList();
    }

    /** Completes when Cassandra responds, and fails if it does not within the limit. */
    Uni<Void> ping(Duration limit) {
        return session.chain(connected ->
                        Uni.createFrom().completionStage(() -> connected.executeAsync("SELECT key FROM system.local")))
                .replaceWithVoid()
                .ifNoItem()
                .after(limit)
                .fail();
    }

    private Uni<PreparedStatement> prepare(QuarkusCqlSession connected, String statement) {
        PreparedStatement ready = prepared.get(statement);
        return ready != null
                ? Uni.createFrom().item(ready)
                : Uni.createFrom()
                        .completionStage(() -> connected.prepareAsync(statement))
                        .invoke(fresh -> prepared.put(statement, fresh));
    }

    private static Uni<AsyncResultSet> execute(QuarkusCqlSession connected, Statement<?> statement) {
        return Uni.createFrom().completionStage(() -> connected.executeAsync(statement));
    }
}
