package dev.sluice.local.bench;

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

/** Copies tables by the bare driver, as a yardstick: the same rows, written into tables of the same schema. */
final class PlainTableCopy implements AutoCloseable {

    /** As in ingest-service. */
    private static final int IN_FLIGHT = 256;

    private static final int PAGE_SIZE = 5_000;

    /** For the creation of a table, which is slow beside other tests. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final CqlSession session;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long rows;
    private long nanos;

    PlainTableCopy(int port) {
        session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                        .build())
                .build();
        session.execute("CREATE KEYSPACE IF NOT EXISTS plain WITH replication ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }

    /** Copies the tables with a prefix, except one whose rows are almost all deleted; only the writes are timed. */
    PlainTableCopy tables(String prefix, String except) throws InterruptedException {
        for (TableMetadata table : session.getMetadata()
                .getKeyspace("sluice")
                .orElseThrow()
                .getTables()
                .values()) {
            String name = table.getName().asInternal();
            if (name.startsWith(prefix) && !name.equals(except)) {
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
                .setPageSize(PAGE_SIZE);
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
            inFlight.acquire();
            session.executeAsync(insert.bind(row)).whenComplete((done, failed) -> {
                failure.compareAndSet(null, failed);
                inFlight.release();
            });
        }
        inFlight.acquire(IN_FLIGHT);
        inFlight.release(IN_FLIGHT);
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
