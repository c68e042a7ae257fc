package dev.sluice.ingest.store;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Runs the tables' statements, each prepared once. A failure is the caller's to repeat: every statement of this service
 * is an upsert and may be run again.
 */
@ApplicationScoped
public class Cql {

    private static final Logger LOG = Logger.getLogger(Cql.class);

    /** With Cassandra absent the session never comes; the caller's patience wants a failure to count. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Uni<QuarkusCqlSession> session;
    private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    Cql(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        // Shared by all: whoever gives up waiting must cancel a copy only, or the session is lost for good.
        CompletableFuture<QuarkusCqlSession> opened = open(sessions).subscribeAsCompletionStage();
        this.session = Uni.createFrom().completionStage(opened::copy);
    }

    /**
     * The driver waits for a Cassandra that is away, but a session to which it answered and then broke off or was slow
     * is lost for good: it is thrown away and another one made.
     */
    private static Uni<QuarkusCqlSession> open(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        return Uni.createFrom()
                .completionStage(sessions::get)
                .onFailure(Cql::brokeOff)
                .invoke(failure -> {
                    LOG.warn("backend=Cassandra broke off while it was connected to; tried again", failure);
                    sessions.destroy(sessions.get());
                })
                .onFailure(Cql::brokeOff)
                .retry()
                .withBackOff(AGAIN, LIMIT)
                .indefinitely();
    }

    private static boolean brokeOff(Throwable failure) {
        // A stop of the service cancels.
        return !(failure instanceof CancellationException);
    }

    /**
     * Writes.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order; null stands for null and deletes the cell
     * @return completes when a local quorum has the row
     */
    public Uni<Void> write(String statement, Object... values) {
        return run(statement, values).replaceWithVoid();
    }

    /** A statement with its values, for {@link #writeAll}. */
    public record Write(String statement, List<Object> values) {

        /** As {@link Cql#write} takes them. */
        public static Write of(String statement, Object... values) {
            return new Write(statement, Arrays.asList(values));
        }
    }

    /**
     * Writes a few rows with one request. They may become visible one after the other, as after single writes.
     *
     * @param writes a handful, or the coordinator has too much to hold
     * @return completes when a local quorum has all rows
     */
    public Uni<Void> writeAll(List<Write> writes) {
        return connected()
                .chain(connected -> Uni.join()
                        .all(writes.stream()
                                .map(write -> prepare(connected, write.statement())
                                        .<BatchableStatement<?>>map(ready ->
                                                ready.bind(write.values().toArray())))
                                .toList())
                        .andFailFast()
                        .chain(bound -> execute(
                                connected,
                                BatchStatement.newInstance(DefaultBatchType.UNLOGGED)
                                        .addAll(bound))))
                .replaceWithVoid();
    }

    private Uni<AsyncResultSet> run(String statement, Object... values) {
        return connected().chain(connected -> prepare(connected, statement)
                .chain(ready -> execute(connected, ready.bind(values))));
    }

    private Uni<QuarkusCqlSession> connected() {
        return session.ifNoItem().after(LIMIT).fail();
    }

    /**
     * Reads one row.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order
     * @return the row at a local quorum, or null
     */
    public Uni<Row> read(String statement, Object... values) {
        return run(statement, values).map(AsyncResultSet::one);
    }

    /**
     * Reads a few rows: no more than fit into one page of the driver, so the statement must have a bound of its own.
     *
     * @param statement CQL with a {@code ?} for each value
     * @param values in order
     * @return the rows at a local quorum
     */
    public Uni<List<Row>> readAll(String statement, Object... values) {
        return run(statement, values)
                .map(page -> StreamSupport.stream(page.currentPage().spliterator(), false)
                        .toList());
    }

    /** Completes when Cassandra answers; fails within the limit when it does not. */
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
