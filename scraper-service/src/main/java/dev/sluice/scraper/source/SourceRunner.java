package dev.sluice.scraper.source;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.fetch.FetchFailed;
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

/** Runs a source once and reports its result to the log, the metrics and the run store. Never fails. */
@Singleton
public final class SourceRunner {

    private static final Logger LOG = Logger.getLogger(SourceRunner.class);

    private final RunStore runs;
    private final SourceFreshnessMetrics freshness;
    private final MeterRegistry metrics;
    private final Tracing tracing;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    SourceRunner(RunStore runs, SourceFreshnessMetrics freshness, MeterRegistry metrics, Tracing tracing) {
        this.runs = runs;
        this.freshness = freshness;
        this.metrics = metrics;
        this.tracing = tracing;
    }

    /** Runs a source on its schedule; null if it is running already, scheduled or started by an operator. */
    Uni<RunResult> run(Source source) {
        return run(source, UUID.randomUUID().toString());
    }

    /**
     * Runs a source and waits for its end.
     *
     * @param source to be run
     * @param scrapeId of the run
     * @return the result, null if the source is running already in this process
     */
    public Uni<RunResult> run(Source source, String scrapeId) {
        return Uni.createFrom()
                .deferred(() -> running.add(source.name())
                        ? tracing.in(
                                () -> SpanSpec.run("run", source.name(), scrapeId),
                                span -> work(source, started(source, "run", scrapeId), source::run, span))
                        : Uni.createFrom().nullItem());
    }

    /**
     * Starts a run for an operator and does not wait for its end.
     *
     * @param task {@code run} or {@code backfill}
     * @param work makes the run of this id
     * @return the run, empty if the source is running already
     */
    Optional<LastRun> start(Source source, String task, Function<String, Uni<RunResult>> work) {
        if (!running.add(source.name())) {
            return Optional.empty();
        }
        LastRun run = started(source, task, UUID.randomUUID().toString());
        // The context is captured here, because the run continues after the request was answered.
        tracing.in(
                        tracing.current(),
                        () -> SpanSpec.run(task, source.name(), run.scrapeId()),
                        span -> work(source, run, work, span))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(result -> {});
        return Optional.of(run);
    }

    private LastRun started(Source source, String task, String scrapeId) {
        LastRun run = LastRun.started(task, scrapeId, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        runs.put(source.name(), run);
        return run;
    }

    private Uni<RunResult> work(Source source, LastRun run, Function<String, Uni<RunResult>> work, Context span) {
        return Uni.createFrom()
                .deferred(() -> work.apply(run.scrapeId()))
                .onFailure(FetchFailed.class)
                .recoverWithItem(
                        failure -> new RunResult(0, Map.of(failure.reason().tag(), 1L), null))
                .onFailure()
                .recoverWithItem(failure -> unforeseen(source, failure))
                .invoke(result -> tracing.withTraceId(span, () -> finished(source, run, result)))
                .onTermination()
                .invoke(() -> running.remove(source.name()));
    }

    boolean running(Source source) {
        return running.contains(source.name());
    }

    /** Logs only the type of the failure and its location, because its message may quote collected data. */
    private static RunResult unforeseen(Source source, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.errorf(
                "feed=%s unforeseen %s at %s",
                source.name(), failure.getClass().getName(), trace.length == 0 ? "an unknown place" : trace[0]);
        return new RunResult(0, Map.of("unforeseen", 1L), null);
    }

    private void finished(Source source, LastRun run, RunResult result) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        runs.put(source.name(), run.finished(now, result));
        result.failures().forEach((reason, count) -> metrics.counter(
                        "sluice.scrape.failures", "feed", source.name(), "reason", reason)
                .increment(count));
        freshness.runFinished(source.name(), now, result);
        LOG.infof(
                "feed=%s published=%d failed=%d %s seconds=%.1f",
                source.name(),
                result.published(),
                result.failed(),
                result.failures(),
                Duration.between(run.started(), now).toMillis() / 1000.0);
    }
}
