package dev.sluice.scraper.scrape;

import dev.sluice.scraper.publish.Publisher;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.ScrapeState;
import dev.sluice.scraper.queue.Task;
import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes what is due, a bounded number of hosts at a time, and sees each request to the end of its attempt. */
@Singleton
final class ScrapeWorker {

    private static final Logger LOG = Logger.getLogger(ScrapeWorker.class);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofSeconds(2);

    /** About as long as a lease: later the host may be another's, who fetches the request again. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HostQueue queue;
    private final VisitDispatcher visits;
    private final Publisher publisher;
    private final Json json;
    private final ScrapeSettings settings;
    private final MeterRegistry metrics;
    private final Traces traces;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopping;
    private Cancellable ticks = () -> {};

    ScrapeWorker(
            HostQueue queue,
            VisitDispatcher visits,
            Publisher publisher,
            Json json,
            ScrapeSettings settings,
            MeterRegistry metrics,
            Traces traces) {
        this.queue = queue;
        this.visits = visits;
        this.publisher = publisher;
        this.json = json;
        this.settings = settings;
        this.metrics = metrics;
        this.traces = traces;
        metrics.gauge("sluice.scrapes.busy", busy);
    }

    void start(@Observes StartupEvent started) {
        ticks = Multi.createFrom()
                .ticks()
                .every(settings.poll())
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> look());
    }

    /** What is under way is left to its lease: another replica does it again. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        ticks.cancel();
    }

    private void look() {
        int room = settings.workers() - busy.get();
        if (stopping || room <= 0 || !looking.compareAndSet(false, true)) {
            return;
        }
        queue.take(room)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(this::work, failure -> {});
    }

    private void work(List<Task> tasks) {
        busy.addAndGet(tasks.size());
        tasks.forEach(task -> attempt(task)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(
                        done -> look(),
                        failure -> LOG.warnf("scrape=%s its end was not noted: %s", task.id(), failure.toString())));
    }

    private Uni<Boolean> attempt(Task task) {
        ScrapeRequest request = json.request(task.request());
        return traces.in(
                traces.parent(request.traceparent()),
                () -> Step.scrape(request.feed(), task.id(), task.attempts()),
                span -> attempt(task, request));
    }

    private Uni<Boolean> attempt(Task task, ScrapeRequest request) {
        return visits.make(task, request)
                .invoke(outcome -> metrics.counter(
                                "sluice.scrapes",
                                "feed",
                                request.feed(),
                                "state",
                                outcome.state().tag())
                        .increment())
                .call(outcome -> outcome.over()
                        ? tell(request, outcome)
                        : Uni.createFrom().voidItem())
                .chain(outcome -> queue.end(task, outcome.ending())
                        .onFailure()
                        .retry()
                        .withBackOff(SOON, LATER)
                        .expireIn(PATIENCE.toMillis()));
    }

    /** Before Redis: a Redis that loses everything must not have it fetched once more. */
    private Uni<Void> tell(ScrapeRequest request, AttemptResult outcome) {
        ScrapeState state = outcome.state();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return publisher
                .send(ScrapeResult.of(request.scrapeId(), request.feed(), state, outcome.reasons(), now)
                        .event())
                .onFailure()
                .retry()
                .withBackOff(SOON, LATER)
                .expireIn(PATIENCE.toMillis());
    }
}
