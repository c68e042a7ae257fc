package dev.sluice.lake.flow;

import dev.sluice.lake.table.Tables;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stages as streaming queries: all continuously, or one after the other until each has caught up. */
public final class Flow {

    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    /** Suffix of a stage's name for the number of rows it read. */
    public static final String READ = " read";

    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(10);

    private final Tables tables;
    private final List<Stage> stages;
    private final RowCounts rowCounts;
    private final BatchLock lock = new BatchLock();
    private final Map<Stage, StreamingQuery> running = new LinkedHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean stopped;

    /**
     * Prepares a flow.
     *
     * @param stages in the order in which rows pass through them
     * @param rowCounts counts the rows that a stage read while catching up
     */
    public Flow(Tables tables, List<Stage> stages, RowCounts rowCounts) {
        this.tables = tables;
        this.rowCounts = rowCounts;
        this.stages = List.copyOf(stages);
    }

    /** The stages' names, in order. */
    public List<String> stages() {
        return stages.stream().map(Stage::name).toList();
    }

    /** Processes all available data in all stages and returns; fails if a stage fails. */
    public void catchUp() throws StreamingQueryException, TimeoutException {
        catchUp(line -> {});
    }

    /**
     * Catches up as {@link #catchUp()} does.
     *
     * @param progress receives a line per stage, and intermediate progress
     */
    public void catchUp(Consumer<String> progress) throws StreamingQueryException, TimeoutException {
        for (Stage stage : stages) {
            StreamingQuery query = start(stage, Trigger.AvailableNow());
            while (!query.awaitTermination(PROGRESS_INTERVAL.toMillis())) {
                progress.accept("%-45s %,12d rows read so far".formatted(stage.name(), read(query)));
            }
            progress.accept("%-45s %,12d rows read".formatted(stage.name(), read(query)));
            rowCounts.add(stage.name() + READ, read(query));
        }
    }

    private static long read(StreamingQuery query) {
        return Arrays.stream(query.recentProgress())
                .mapToLong(StreamingQueryProgress::numInputRows)
                .sum();
    }

    /**
     * Runs until {@link #stop} is called. A stage that fails, because Kafka is unavailable or a table was changed by another
     * process, is restarted after a pause and repeats what it had not finished.
     *
     * @param every interval between the starts of micro-batches
     * @param task runs when it is due, while the stages are paused
     */
    public void run(Duration every, MaintenanceTask task) throws TimeoutException, InterruptedException {
        for (Stage stage : stages) {
            begin(stage, every);
        }
        while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
            if (task.isDue()) {
                maintain(task);
            }
            for (Stage stage : stages) {
                restart(stage, every);
            }
        }
    }

    /** Stops all stages between two batches, catches up, and then runs only the maintenance task. */
    private void maintain(MaintenanceTask task) throws InterruptedException {
        try {
            lock.pass(this::stopAll);
            catchUp();
            lock.pass(task::work);
        } catch (RuntimeException | StreamingQueryException | TimeoutException e) {
            LOG.warn("maintenance is postponed: {}", e.toString());
        }
    }

    /** Waits for the running micro-batch, then stops all stages, so that no batch is left unfinished. */
    public void stop(Duration timeout) throws InterruptedException {
        synchronized (this) {
            stopped = true;
        }
        lock.close(timeout, this::stopAll);
        ended.countDown();
    }

    private synchronized void stopAll() {
        running.values().forEach(Flow::stop);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void begin(Stage stage, Duration every) throws TimeoutException {
        if (!stopped) {
            running.put(stage, start(stage, Trigger.ProcessingTime(every.toMillis())));
        }
    }

    private void restart(Stage stage, Duration every) {
        StreamingQuery query;
        synchronized (this) {
            query = running.get(stage);
        }
        if (query.isActive() || isStopped()) {
            return;
        }
        try {
            if (query.exception().isDefined()) {
                LOG.warn("stage={} restarts after: {}", stage.name(), query.exception());
            }
            begin(stage, every);
        } catch (RuntimeException | TimeoutException e) {
            LOG.warn("stage={} could not start: {}", stage.name(), e.toString());
        }
    }

    private StreamingQuery start(Stage stage, Trigger trigger) throws TimeoutException {
        return stage.source()
                .writeStream()
                .queryName(stage.name())
                .option("checkpointLocation", tables.checkpoint(stage.name()))
                .trigger(trigger)
                .foreachBatch((Dataset<Row> rows, Long number) -> lock.pass(() -> stage.process(rows, number)))
                .start();
    }

    private static void stop(StreamingQuery query) {
        try {
            query.stop();
        } catch (TimeoutException e) {
            LOG.warn("stage={} did not stop in time", query.name(), e);
        }
    }
}
