package dev.sluice.scraper.source;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Runs a source once and says what came of it: a line in the log, metrics, the kept state. Never fails itself. */
@Singleton
public final class SourceRunner {

    private static final Logger LOG = Logger.getLogger(SourceRunner.class);

    private final RunStore states;
    private final SourceFreshnessMetrics freshness;
    private final MeterRegistry metrics;
    private final Traces traces;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    SourceRunner(RunStore states, SourceFreshnessMetrics freshness, MeterRegistry metrics, Traces traces) {
        this.states = states;
        this.freshness = freshness;
        this.metrics = metrics;
        this.traces = traces;
    }

    /** Runs a source as its schedule wants it; nothing where it runs already, by its schedule or by hand. */
    Uni<RunResult> run(Source source) {
        return run(source, UUID.randomUUID().toString());
    }

    /**
     * Runs a source and waits for its end.
     *
     * @param source to be run
     * @param scrapeId of the run
     * @return what came of it, null where the source runs already in this process
     */
    public Uni<RunResult> run(Source source, String scrapeId) {
        return Uni.createFrom()
                .deferred(() -> running.add(source.name())
                        ? traces.in(
                                () -> Step.run("run", source.name(), scrapeId),
                                span -> work(source, begun(source, "run", scrapeId), source::run, span))
                        : Uni.createFrom().nullItem());
    }

    /**
     * Begins what an operator asked for and does not wait for its end.
     *
     * @param task its name, {@code run} or {@code backfill}
     * @param work given the id of the run
     * @return the run, empty if the source is busy: a source does one thing at a time
     */
    Optional<LastRun> begin(Source source, String task, Function<String, Uni<RunResult>> work) {
        if (!running.add(source.name())) {
            return Optional.empty();
        }
        LastRun begun = begun(source, task, UUID.randomUUID().toString());
        // Taken here: the run goes on when the request that asked for it has long been answered.
        traces.in(
                        traces.current(),
                        () -> Step.run(task, source.name(), begun.scrapeId()),
                        span -> work(source, begun, work, span))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(result -> {});
        return Optional.of(begun);
    }

    private LastRun begun(Source source, String task, String scrapeId) {
        LastRun begun = LastRun.begun(task, scrapeId, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        states.keep(source.name(), begun);
        return begun;
    }

    private Uni<RunResult> work(Source source, LastRun begun, Function<String, Uni<RunResult>> work, Context span) {
        return Uni.createFrom()
                .deferred(() -> work.apply(begun.scrapeId()))
                .onFailure(FetchFailed.class)
                .recoverWithItem(
                        failure -> new RunResult(0, Map.of(failure.reason().tag(), 1L), null))
                .onFailure()
                .recoverWithItem(failure -> unforeseen(source, failure))
                .invoke(result -> traces.logged(span, () -> ended(source, begun, result)))
                .onTermination()
                .invoke(() -> running.remove(source.name()));
    }

    boolean running(Source source) {
        return running.contains(source.name());
    }

    /** A message may quote what was collected, so only the kind of failure and its place are logged. */
    private static RunResult unforeseen(Source source, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf(
                "feed=%s unforeseen %s at %s",
                source.name(), failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return new RunResult(0, Map.of("unforeseen", 1L), null);
    }

    private void ended(Source source, LastRun begun, RunResult result) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        states.keep(source.name(), begun.ended(now, result));
        result.failures().forEach((reason, count) -> metrics.counter(
                        "sluice.scrape.failures", "feed", source.name(), "reason", reason)
                .increment(count));
        freshness.ended(source.name(), now, result);
        LOG.infof(
                "feed=%s published=%d failed=%d %s seconds=%.1f",
                source.name(),
                result.published(),
                result.failed(),
                result.failures(),
                Duration.between(begun.started(), now).toMillis() / 1000.0);
    }
}
