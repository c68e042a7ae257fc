package dev.sluice.query.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs the rooms' SELECTs. A statement is prepared when first used and kept; a failure to prepare is forgotten, so that
 * the next request tries again. Consistency is set once for the session, in application.properties. Connects early: the
 * first request should not wait for it, and the start does not wait for Cassandra.
 */
@Startup
@Singleton
public final class CassandraReader {

    private static final Logger LOG = Logger.getLogger(CassandraReader.class);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Uni<QuarkusCqlSession> session;
    private final CassandraSettings settings;
    private final ConcurrentHashMap<String, CompletableFuture<PreparedStatement>> prepared = new ConcurrentHashMap<>();

    CassandraReader(Instance<CompletionStage<QuarkusCqlSession>> sessions, CassandraSettings settings) {
        // Shared by all: whoever gives up waiting must cancel a copy only, or the session is lost for good.
        CompletableFuture<QuarkusCqlSession> opened = open(sessions).subscribeAsCompletionStage();
        this.session = Uni.createFrom().completionStage(opened::copy);
        this.settings = settings;
    }

    /**
     * The driver waits for a Cassandra that is away, but a session to which it answered and then broke off or was slow
     * is lost for good: it is thrown away and another one made.
     */
    private static Uni<QuarkusCqlSession> open(Instance<CompletionStage<QuarkusCqlSession>> sessions) {
        return Uni.createFrom()
                .completionStage(sessions::get)
                .onFailure(CassandraReader::brokeOff)
                .invoke(failure -> {
                    LOG.warn("backend=Cassandra broke off while it was connected to; tried again", failure);
                    sessions.destroy(sessions.get());
                })
                .onFailure(CassandraReader::brokeOff)
                .retry()
                .withBackOff(AGAIN, LONGEST)
                .indefinitely();
    }

    private static boolean brokeOff(Throwable failure) {
        // A stop of the service cancels.
        return !(failure instanceof CancellationException);
    }

    /** The first row that matches; fails with {@link CassandraUnavailableException}. */
    public Uni<Optional<Row>> one(String cql, Object... values) {
        return list(cql, values).map(rows -> rows.stream().findFirst());
    }

    /** All rows of a list: the conditions given, at most {@code limit}; fails with {@link CassandraUnavailableException}. */
    public Uni<List<Row>> page(String select, WhereClause where, int limit) {
        return list(where.cql(select), where.values(limit));
    }

    /**
     * All rows of a query, however many pages the driver makes of them.
     *
     * @param cql with its own LIMIT wherever the answer has no natural bound
     * @param values for the markers, in order
     * @return fails with {@link CassandraUnavailableException} if Cassandra does not give them in time
     */
    public Uni<List<Row>> list(String cql, Object... values) {
        return session.chain(open -> Uni.createFrom()
                        .completionStage(() -> prepare(open, cql))
                        .chain(statement ->
                                Uni.createFrom().completionStage(() -> open.executeAsync(statement.bind(values)))))
                .chain(page -> collect(page, new ArrayList<>()))
                .ifNoItem()
                .after(settings.timeout())
                .fail()
                .onFailure(CassandraReader::isAway)
                .transform(CassandraUnavailableException::new);
    }

    /**
     * Many reads for one answer, a few at a time, so that one request never takes the driver for itself.
     *
     * @param keys what to read
     * @param read one of them
     * @return what they gave, in no order
     */
    public <K, T> Uni<List<T>> all(Collection<K> keys, Function<K, Uni<T>> read) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(read::apply)
                .merge(settings.concurrency())
                .collect()
                .asList();
    }

    private CompletableFuture<PreparedStatement> prepare(QuarkusCqlSession open, String cql) {
        CompletableFuture<PreparedStatement> statement =
                prepared.computeIfAbsent(cql, text -> open.prepareAsync(text).toCompletableFuture());
        return statement
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        prepared.remove(cql, statement);
                    }
                })
                .copy();
    }

    /** A page may hold fewer rows than there are, even none, when Cassandra stopped early. */
    private static Uni<List<Row>> collect(AsyncResultSet page, List<Row> rows) {
        page.currentPage().forEach(rows::add);
        return page.hasMorePages()
                ? Uni.createFrom().completionStage(page::fetchNextPage).chain(next -> collect(next, rows))
                : Uni.createFrom().item(rows);
    }

    private static boolean isAway(Throwable failure) {
        if (failure instanceof QueryValidationException) {
            LOG.error("Cassandra refused a statement; was the contract applied?", failure);
        }
        return failure instanceof DriverException || failure instanceof TimeoutException;
    }
}
