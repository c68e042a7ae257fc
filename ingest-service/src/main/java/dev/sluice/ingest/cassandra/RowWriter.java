package dev.sluice.ingest.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Writes the rows of many events in few requests: rows with the same replicas travel together. An event is written once
 * every request that holds any of its rows has succeeded. A request that fails is split into single rows, and each is
 * retried until it succeeds, so that a row delays only its own event.
 */
public final class RowWriter {

    /** Requests in flight of a writer; more only wait in Cassandra's queues. */
    private static final int MAX_IN_FLIGHT = 128;

    private final CqlExecutor cql;
    private final Semaphore permits = new Semaphore(MAX_IN_FLIGHT);

    /** A writer with a bound of its own on its requests in flight, for one feed. */
    public RowWriter(CqlExecutor cql) {
        this.cql = cql;
    }

    /** Counts the rows of an event that are not written yet. */
    private record PendingRows(AtomicInteger outstanding, CompletableFuture<Void> written) {

        void rowWritten() {
            if (outstanding.decrementAndGet() == 0) {
                written.complete(null);
            }
        }
    }

    /** A row to be written, and the event it belongs to. */
    record BoundRow(BoundStatement statement, PendingRows event) {}

    /**
     * Writes the rows of events. Blocks while Cassandra is unavailable or too many requests are in flight.
     *
     * @param events the rows of each event, at least one
     * @return in the order of the events: completes when all rows of the event are written, or fails with
     *     {@link UnwritableException}; in that case other rows of the event may have been written
     */
    public List<CompletableFuture<Void>> write(List<List<BoundWrite>> events) {
        QuarkusCqlSession session = session();
        Map<String, PreparedStatement> prepared = prepare(events);
        RowGroups groups = new RowGroups(session, group -> send(session, group));
        List<CompletableFuture<Void>> written = new ArrayList<>(events.size());
        for (List<BoundWrite> rows : events) {
            written.add(bind(rows, prepared, groups));
        }
        groups.flush();
        return written;
    }

    /**
     * Writes rows that belong together to no event, such as derived ones.
     *
     * @return completes when all are written
     */
    public Uni<Void> writeAll(Collection<BoundWrite> rows) {
        return Uni.createFrom()
                .completionStage(() -> CompletableFuture.allOf(
                        write(rows.stream().map(List::of).toList()).toArray(CompletableFuture[]::new)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private QuarkusCqlSession session() {
        return BackendRetry.withCassandra(cql::connected).await().indefinitely();
    }

    private Map<String, PreparedStatement> prepare(List<List<BoundWrite>> events) {
        Map<String, PreparedStatement> prepared = new HashMap<>();
        events.stream()
                .flatMap(List::stream)
                .map(BoundWrite::statement)
                .forEach(statement ->
                        prepared.computeIfAbsent(statement, text -> BackendRetry.withCassandra(() -> cql.prepared(text))
                                .await()
                                .indefinitely()));
        return prepared;
    }

    /** Binds all rows of an event before any is sent, so that one that cannot be bound leaves nothing behind. */
    private static CompletableFuture<Void> bind(
            List<BoundWrite> rows, Map<String, PreparedStatement> prepared, RowGroups groups) {
        PendingRows event = new PendingRows(new AtomicInteger(rows.size()), new CompletableFuture<>());
        try {
            List<BoundRow> bound = rows.stream()
                    .map(row -> new BoundRow(row.bind(prepared.get(row.statement())), event))
                    .toList();
            bound.forEach(groups::add);
        } catch (IllegalArgumentException e) {
            event.written().completeExceptionally(new UnwritableException(e));
        }
        return event.written();
    }

    private void send(QuarkusCqlSession session, List<BoundRow> group) {
        permits.acquireUninterruptibly();
        var unused = execute(session, group).whenComplete((written, failure) -> {
            permits.release();
            if (failure == null) {
                group.forEach(row -> row.event().rowWritten());
            } else {
                group.forEach(row -> retry(session, row));
            }
        });
    }

    private static void retry(QuarkusCqlSession session, BoundRow row) {
        BackendRetry.withCassandra(() -> execute(session, row.statement()))
                .subscribe()
                .with(written -> row.event().rowWritten(), row.event().written()::completeExceptionally);
    }

    private static Uni<Void> execute(QuarkusCqlSession session, BoundStatement statement) {
        return Uni.createFrom().completionStage(() -> execute(session, List.of(new BoundRow(statement, null))));
    }

    private static CompletableFuture<Void> execute(QuarkusCqlSession session, List<BoundRow> group) {
        Statement<?> statement = group.size() == 1
                ? group.get(0).statement()
                : BatchStatement.newInstance(
                        DefaultBatchType.UNLOGGED,
                        group.stream().map(BoundRow::statement).toArray(BatchableStatement<?>[]::new));
        return session.executeAsync(statement).toCompletableFuture().handle((result, failure) -> {
            if (failure == null) {
                return null;
            }
            throw isPermanent(failure) ? new UnwritableException(failure) : new CompletionException(failure);
        });
    }

    /** A table that is missing can still be created; what else Cassandra calls invalid stays so. */
    private static boolean isPermanent(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof InvalidQueryException
                        && !cause.getMessage().contains("unconfigured table"));
    }
}
