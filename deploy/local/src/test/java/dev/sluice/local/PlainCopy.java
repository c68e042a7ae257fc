package dev.sluice.local;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The yardstick: the same rows written by the driver and nothing else, into copies of the same tables. */
final class PlainCopy implements AutoCloseable {

    /** As ingest-service has it. */
    private static final int IN_FLIGHT = 256;

    private static final int PAGE = 5_000;

    /** A table takes longer to make than a row to write, beside other tests above all. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CqlSession session;
    private final Semaphore flying = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long rows;
    private long nanos;

    PlainCopy(int port) {
        session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                        .build())
                .build();
        session.execute("CREATE KEYSPACE IF NOT EXISTS plain WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }

    /** Copies all tables with such a prefix but one, whose rows are almost all deleted; only the writing is timed. */
    PlainCopy tables(String prefix, String but) throws InterruptedException {
        for (TableMetadata table : session.getMetadata()
                .getKeyspace("sluice")
                .orElseThrow()
                .getTables()
                .values()) {
            String name = table.getName().asInternal();
            if (name.startsWith(prefix) && !name.equals(but)) {
                copy(table);
            }
        }
        return this;
    }

    long rows() {
        return rows;
    }

    Duration writing() {
        return Duration.ofNanos(nanos);
    }

    private void copy(TableMetadata table) throws InterruptedException {
        String name = table.getName().asInternal();
        session.execute(table.describe(false).replaceFirst("sluice", "plain"));
        List<String> columns = table.getColumns().keySet().stream()
                .map(column -> column.asCql(true))
                .toList();
        PreparedStatement insert = session.prepare("INSERT INTO plain.%s (%s) VALUES (%s)"
                .formatted(
                        name,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", "))));
        SimpleStatement all = SimpleStatement.newInstance(
                        "SELECT %s FROM sluice.%s".formatted(String.join(", ", columns), name))
                .setPageSize(PAGE);
        AsyncResultSet page = session.executeAsync(all).toCompletableFuture().join();
        write(insert, page, columns.size());
        while (page.hasMorePages()) {
            page = page.fetchNextPage().toCompletableFuture().join();
            write(insert, page, columns.size());
        }
    }

    private void write(PreparedStatement insert, AsyncResultSet page, int columns) throws InterruptedException {
        List<Object[]> values = new ArrayList<>();
        StreamSupport.stream(page.currentPage().spliterator(), false)
                .map(row -> values(row, columns))
                .forEach(values::add);
        long begin = System.nanoTime();
        for (Object[] row : values) {
            flying.acquire();
            session.executeAsync(insert.bind(row)).whenComplete((done, failed) -> {
                failure.compareAndSet(null, failed);
                flying.release();
            });
        }
        flying.acquire(IN_FLIGHT);
        flying.release(IN_FLIGHT);
        nanos += System.nanoTime() - begin;
        rows += values.size();
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
    }

    private static Object[] values(Row row, int columns) {
        Object[] values = new Object[columns];
        for (int column = 0; column < columns; column++) {
            values[column] = row.getObject(column);
        }
        return values;
    }

    @Override
    public void close() {
        session.close();
    }
}
