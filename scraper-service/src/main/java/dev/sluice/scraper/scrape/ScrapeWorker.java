package dev.sluice.scraper.scrape;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.queue.HostQueue;
import dev.sluice.scraper.queue.LeasedRequest;
import dev.sluice.scraper.queue.ScrapeRequest;
import dev.sluice.scraper.queue.ScrapeResult;
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
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes requests that are due, on a bounded number of hosts at a time, and makes one attempt at each. */
@Singleton
final class ScrapeWorker {

    private static final Logger LOG = Logger.getLogger(ScrapeWorker.class);
    private static final Duration MIN_BACKOFF = Duration.ofMillis(50);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);

    /** About the length of a lease; later another replica may hold the host and fetch the request again. */
    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(30);

    private final HostQueue queue;
    private final VisitDispatcher dispatcher;
    private final EventPublisher publisher;
    private final ScrapeSettings settings;
    private final MeterRegistry metrics;
    private final Tracing tracing;
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile boolean stopping;
    private Cancellable ticks = () -> {};

    ScrapeWorker(
            HostQueue queue,
            VisitDispatcher dispatcher,
            EventPublisher publisher,
            ScrapeSettings settings,
            MeterRegistry metrics,
            Tracing tracing) {
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = metrics;
        this.tracing = tracing;
        metrics.gauge("sluice.scrapes.busy", busy);
    }

    void start(@Observes StartupEvent started) {
        ticks = Multi.createFrom()
                .ticks()
                .every(settings.poll())
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> poll());
    }

    /** Attempts in progress are abandoned: their leases expire and another replica makes them again. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        ticks.cancel();
    }

    private void poll() {
        int capacity = settings.workers() - busy.get();
        if (stopping || capacity <= 0 || !polling.compareAndSet(false, true)) {
            return;
        }
        queue.take(capacity)
                .onTermination()
                .invoke(() -> polling.set(false))
                .subscribe()
                .with(this::start, failure -> {});
    }

    private void start(List<LeasedRequest> requests) {
        busy.addAndGet(requests.size());
        requests.forEach(leased -> attempt(leased)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(
                        finished -> poll(),
                        failure -> LOG.warnf(
                                "scrape=%s its result was not recorded: %s", leased.id(), failure.toString())));
    }

    private Uni<Boolean> attempt(LeasedRequest leased) {
        ScrapeRequest request = leased.request();
        return tracing.in(
                tracing.parent(request.traceparent()),
                () -> SpanSpec.scrape(request.feed(), leased.id(), leased.attempts()),
                span -> dispatcher
                        .dispatch(leased)
                        .invoke(result -> count(request, result))
                        .chain(result -> finish(leased, result)));
    }

    private void count(ScrapeRequest request, VisitResult result) {
        metrics.counter(
                        "sluice.scrapes",
                        "feed",
                        request.feed(),
                        "state",
                        result.state().tag())
                .increment();
    }

    /** Publishes a last result before Redis has it, so that rebuilding a lost Redis does not fetch the page again. */
    private Uni<Boolean> finish(LeasedRequest leased, VisitResult visit) {
        ScrapeResult result = visit.of(leased.request());
        Uni<Void> published = visit.last()
                ? retry(publisher.send(result.event()))
                : Uni.createFrom().voidItem();
        return published.chain(() -> retry(queue.finish(leased, result, visit.hostRest(), visit.retryDelay())));
    }

    private static <T> Uni<T> retry(Uni<T> step) {
        return step.onFailure().retry().withBackOff(MIN_BACKOFF, MAX_BACKOFF).expireIn(RETRY_TIMEOUT.toMillis());
    }
}
