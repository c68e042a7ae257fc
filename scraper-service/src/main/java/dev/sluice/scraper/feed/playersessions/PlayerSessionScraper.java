package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.Fetcher;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.Checkpoints;
import dev.sluice.scraper.source.RunResult;
import dev.sluice.scraper.source.Source;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Replays the configured archives one after the other; a broken one does not stop the next. */
@Singleton
final class PlayerSessionScraper implements Source {

    private static final Logger LOG = Logger.getLogger(PlayerSessionScraper.class);

    /** Events in flight: enough to fill a batch per partition, and less than half of the channel's capacity. */
    private static final int MAX_IN_FLIGHT = 400;

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final Checkpoints checkpoints;
    private final PlayerSessionSettings settings;
    private final ReplayPasses passes;
    private volatile ReplayProgress progress;

    PlayerSessionScraper(
            Fetcher fetcher, EventPublisher publisher, Checkpoints checkpoints, PlayerSessionSettings settings) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.checkpoints = checkpoints;
        this.settings = settings;
        this.passes = ReplayPasses.of(settings.days());
    }

    @Override
    public String name() {
        return "player-sessions";
    }

    @Override
    public String every() {
        return settings.archives().isEmpty() ? "off" : settings.every();
    }

    @Override
    public Map<String, Long> progress() {
        ReplayProgress now = progress;
        return now == null ? Map.of() : now.counts();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        ReplayProgress begun = new ReplayProgress();
        progress = begun;
        Map<String, Long> failures = new TreeMap<>();
        return Multi.createFrom()
                .iterable(settings.archives().orElse(List.of()))
                .onItem()
                .transformToUniAndConcatenate(place -> replay(place, begun, scrapeId, failures))
                .onItem()
                .ignoreAsUni()
                .map(done -> {
                    if (begun.tooLong.get() > 0) {
                        failures.put("too_large", begun.tooLong.get());
                    }
                    return new RunResult(begun.events.get(), Map.copyOf(failures), null);
                });
    }

    private Uni<Void> replay(String place, ReplayProgress begun, String scrapeId, Map<String, Long> failures) {
        SessionArchive archive =
                new SessionArchive(place, fetcher, settings.limit().asLongValue());
        SessionReplay replay = new SessionReplay(
                archive,
                settings.order(),
                passes,
                begun,
                scrapeId,
                events -> publisher.publish(events, MAX_IN_FLIGHT),
                position -> checkpoints.keep(name(), archive.checkpoint(), position.text()));
        return checkpoints
                .read(name(), archive.checkpoint())
                .chain(kept -> replay.from(kept.flatMap(ReplayPosition::of).orElse(ReplayPosition.start(""))))
                .onFailure(failure -> failure instanceof FetchFailed || failure instanceof UncheckedIOException)
                .recoverWithUni(failure -> {
                    failures.merge(reason(failure), 1L, Long::sum);
                    LOG.warnf(
                            "feed=%s %s broken after line %d: %s",
                            name(), archive.checkpoint(), begun.lines.get(), reason(failure));
                    return Uni.createFrom().voidItem();
                });
    }

    private static String reason(Throwable failure) {
        return failure instanceof FetchFailed fetch ? fetch.reason().tag() : "unreadable";
    }
}
