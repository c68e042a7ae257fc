package dev.sluice.ingest.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Waits for a backend that is away: what failed is tried again, without end, ever less often. Nothing is lost by it,
 * because the record's offset is not given back until it works.
 */
public final class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    /** An outage fails hundreds of records a second; an operator needs one line of it now and then. */
    private static final long MILLIS_BETWEEN_LINES = Duration.ofSeconds(10).toMillis();

    /** No reading of a clock: a native image would keep that of the machine that built it. */
    private static final AtomicLong LAST_LINE = new AtomicLong();

    private Patience() {}

    /** Tries until Cassandra takes it. */
    public static <T> Uni<T> withCassandra(Supplier<Uni<T>> attempt) {
        return with("Cassandra", attempt);
    }

    /** Tries until Kafka takes it. */
    public static <T> Uni<T> withKafka(Supplier<Uni<T>> attempt) {
        return with("Kafka", attempt);
    }

    private static <T> Uni<T> with(String backend, Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure()
                .invoke(failure -> report(backend, failure))
                .onFailure()
                .retry()
                .withBackOff(FIRST, LONGEST)
                .withJitter(JITTER)
                .indefinitely();
    }

    private static void report(String backend, Throwable failure) {
        long now = System.currentTimeMillis();
        long last = LAST_LINE.get();
        if (Math.abs(now - last) > MILLIS_BETWEEN_LINES && LAST_LINE.compareAndSet(last, now)) {
            LOG.warnf("backend=%s does not take writes and is waited for: %s", backend, failure);
        }
    }
}
