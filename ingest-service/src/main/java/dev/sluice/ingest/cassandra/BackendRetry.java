package dev.sluice.ingest.cassandra;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;

/**
 * Retries a backend call indefinitely, with exponential backoff from 100 ms to 5 s and jitter. Safe: the record's offset is
 * committed only on success. A call that can never succeed fails at once.
 */
public final class BackendRetry {

    private static final Logger LOG = Logger.getLogger(BackendRetry.class);

    private static final Duration MIN_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    /** An outage fails hundreds of records a second, of which an occasional log line is enough. */
    private static final long MIN_LOG_INTERVAL_MS = Duration.ofSeconds(10).toMillis();

    /** Not initialised from a clock: a native image would keep the time of its build. */
    private static final AtomicLong LAST_LOG = new AtomicLong();

    private BackendRetry() {}

    /** Retries until the call to Cassandra succeeds. */
    public static <T> Uni<T> withCassandra(Supplier<Uni<T>> attempt) {
        return retry("Cassandra", attempt);
    }

    /** Retries until the call to Kafka succeeds. */
    public static <T> Uni<T> withKafka(Supplier<Uni<T>> attempt) {
        return retry("Kafka", attempt);
    }

    private static <T> Uni<T> retry(String backend, Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(failure -> !isPermanent(failure))
                .invoke(failure -> log(backend, failure))
                .onFailure(failure -> !isPermanent(failure))
                .retry()
                .withBackOff(MIN_BACKOFF, MAX_BACKOFF)
                .withJitter(JITTER)
                .indefinitely();
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof UnwritableException
                || failure instanceof RecordTooLargeException
                || failure instanceof SerializationException;
    }

    private static void log(String backend, Throwable failure) {
        long now = System.currentTimeMillis();
        long last = LAST_LOG.get();
        if (Math.abs(now - last) > MIN_LOG_INTERVAL_MS && LAST_LOG.compareAndSet(last, now)) {
            LOG.warnf("backend=%s is unavailable, retrying: %s", backend, failure);
        }
    }
}
