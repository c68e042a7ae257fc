package dev.sluice.query.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * All readers of this replica and the tail they read. What comes from Kafka is taken no faster than the event loops
 * offer it to their readers; whether a reader takes it is its own affair.
 */
@Singleton
final class StreamHub {

    private final StreamSettings settings;
    private final MeterRegistry registry;
    private final Map<EventLoop, EventLoopReaders> loops = new ConcurrentHashMap<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final Deque<OfferedEvent> offered = new ArrayDeque<>();
    private volatile RecentEvents tail;

    StreamHub(StreamSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
    }

    /** An event whose record waits until every loop has passed it. */
    private record OfferedEvent(StreamEvent event, CompletableFuture<Boolean> passed) {}

    void start(@Observes StartupEvent start) {
        Gauge.builder("sluice.stream.readers", readers, AtomicInteger::get)
                .description("connections that read what was stored, live")
                .register(registry);
    }

    void stop(@Observes ShutdownEvent stop) {
        tail = null;
        loops.values().forEach(EventLoopReaders::stop);
    }

    /** Takes a place for one more reader; empty if there is none, or nothing is heard yet. */
    Optional<StreamReader> enter(SseConnection connection, StreamFilter wanted) {
        RecentEvents current = tail;
        if (current == null || readers.incrementAndGet() > settings.readers()) {
            if (current != null) {
                readers.decrementAndGet();
            }
            return Optional.empty();
        }
        EventLoopReaders loop =
                loops.computeIfAbsent(connection.loop(), key -> new EventLoopReaders(key, this, settings.heartbeat()));
        // A loop that is new here has passed nothing, and records may wait for it.
        loop.wake();
        return Optional.of(new StreamReader(connection, wanted, current, loop));
    }

    /** Hears from these places on; if the partitions are others than before, everybody has to come again. */
    void listen(StreamOffsets from) {
        // Counted on: loops and records that wait compare numbers.
        RecentEvents fresh = new RecentEvents(settings, from, tail == null ? 0 : newest());
        tail = fresh;
        loops.values().forEach(loop -> loop.execute(() -> loop.endOthers(fresh)));
    }

    Optional<RecentEvents> tail() {
        return Optional.ofNullable(tail);
    }

    /** Offers a record to everybody; completes once that is done, with whether anybody was written it. */
    CompletableFuture<Boolean> offer(ConsumerRecord<String, byte[]> record) {
        Optional<StreamEvent> event = tail().flatMap(current -> current.add(record));
        event.ifPresent(added -> registry.counter("sluice.stream.events", "feed", PartitionLayout.feed(record.topic()))
                .increment());
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        Collection<EventLoopReaders> all = loops.values();
        if (event.isEmpty() || all.isEmpty()) {
            passed.complete(false);
            return passed;
        }
        synchronized (offered) {
            offered.add(new OfferedEvent(event.get(), passed));
        }
        all.forEach(EventLoopReaders::wake);
        return passed;
    }

    Optional<RecentEvents.TailPosition> place() {
        return tail().map(RecentEvents::now);
    }

    long newest() {
        return place().map(place -> place.event().number()).orElse(Long.MAX_VALUE);
    }

    /** A loop has been round. */
    void passed() {
        long least = loops.values().stream()
                .mapToLong(EventLoopReaders::passed)
                .min()
                .orElse(Long.MAX_VALUE);
        synchronized (offered) {
            while (!offered.isEmpty() && offered.peek().event().number() <= least) {
                OfferedEvent over = offered.remove();
                over.passed().complete(over.event().isTaken());
            }
        }
    }

    void left() {
        readers.decrementAndGet();
    }

    /** One of: reset, dropped, tail, kafka. */
    void count(String what) {
        registry.counter("sluice.stream", "what", what).increment();
    }
}
