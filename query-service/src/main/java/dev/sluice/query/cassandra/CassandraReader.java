package dev.sluice.query.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.runtime.cassandra.CassandraSession;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Runs SELECTs. Statements are prepared on first use and kept; a failed preparation is discarded, so that the next
 * request retries it. Consistency is set once for the session in application.properties. The session is opened early,
 * so that the first request does not wait for it, and startup does not wait for Cassandra.
 */
@Startup
@Singleton
public final class CassandraReader {

    private static final Logger LOG = Logger.getLogger(CassandraReader.class);

    private final Uni<QuarkusCqlSession> session;
    private final CassandraSettings settings;
    private final ConcurrentHashMap<String, CompletableFuture<PreparedStatement>> prepared = new ConcurrentHashMap<>();

    CassandraReader(Instance<CompletionStage<QuarkusCqlSession>> sessions, CassandraSettings settings) {
        this.session = CassandraSession.open(sessions);
        this.settings = settings;
    }

    /** Reads the first matching row; fails with {@link CassandraUnavailableException}. */
    public Uni<Optional<Row>> one(String cql, Object... values) {
        return list(cql, values).map(rows -> rows.stream().findFirst());
    }

    /** Reads the rows of a list that match, at most {@code limit}; fails with {@link CassandraUnavailableException}. */
    public Uni<List<Row>> page(String select, WhereClause where, int limit) {
        return list(where.cql(select), where.values(limit));
    }

    /**
     * Reads all rows of a query over all pages of the driver.
     *
     * @param cql with its own LIMIT wherever the result has no natural bound
     * @param values of the markers, in order
     * @return fails with {@link CassandraUnavailableException} if Cassandra does not answer in time
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
                .onFailure(CassandraReader::isUnavailable)
                .transform(CassandraUnavailableException::new);
    }

    /**
     * Runs many reads for one request, a few at a time, so that one request cannot monopolize the driver.
     *
     * @param keys one per read
     * @param read reads one key
     * @return the results, unordered
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

    /** A page may hold fewer rows than exist, even none, when Cassandra stopped early. */
    private static Uni<List<Row>> collect(AsyncResultSet page, List<Row> rows) {
        page.currentPage().forEach(rows::add);
        return page.hasMorePages()
                ? Uni.createFrom().completionStage(page::fetchNextPage).chain(next -> collect(next, rows))
                : Uni.createFrom().item(rows);
    }

    private static boolean isUnavailable(Throwable failure) {
        if (failure instanceof QueryValidationException) {
            LOG.error("Cassandra rejected a statement; was the contract applied?", failure);
        }
        return failure instanceof DriverException || failure instanceof TimeoutException;
    }
}
