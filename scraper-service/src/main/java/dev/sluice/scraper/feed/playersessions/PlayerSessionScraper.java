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

/** Replays the archives that the settings name, one after the other; a broken one does not stop the next. */
@Singleton
final class PlayerSessionScraper implements Source {

    private static final Logger LOG = Logger.getLogger(PlayerSessionScraper.class);

    /** Sends not acknowledged at a time: enough to fill a batch a partition, and less than half of the channel's. */
    private static final int IN_FLIGHT = 400;

    private final Fetcher fetcher;
    private final EventPublisher publisher;
    private final Checkpoints marks;
    private final PlayerSessionSettings settings;
    private final Passes passes;
    private volatile Counts counts;

    PlayerSessionScraper(Fetcher fetcher, EventPublisher publisher, Checkpoints marks, PlayerSessionSettings settings) {
        this.fetcher = fetcher;
        this.publisher = publisher;
        this.marks = marks;
        this.settings = settings;
        this.passes = Passes.of(settings.days());
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
        Counts now = counts;
        return now == null ? Map.of() : now.all();
    }

    @Override
    public Uni<RunResult> run(String scrapeId) {
        Counts begun = new Counts();
        counts = begun;
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

    private Uni<Void> replay(String place, Counts begun, String scrapeId, Map<String, Long> failures) {
        SessionArchive archive =
                new SessionArchive(place, fetcher, settings.limit().asLongValue());
        SessionReplay replay = new SessionReplay(
                archive,
                settings.order(),
                passes,
                begun,
                scrapeId,
                events -> publisher.publish(events, IN_FLIGHT),
                position -> marks.keep(name(), archive.mark(), position.text()));
        return marks.read(name(), archive.mark())
                .chain(kept -> replay.from(kept.flatMap(Position::of).orElse(Position.start(""))))
                .onFailure(failure -> failure instanceof FetchFailed || failure instanceof UncheckedIOException)
                .recoverWithUni(failure -> {
                    failures.merge(reason(failure), 1L, Long::sum);
                    LOG.warnf(
                            "feed=%s %s broken after line %d: %s",
                            name(), archive.mark(), begun.lines.get(), reason(failure));
                    return Uni.createFrom().voidItem();
                });
    }

    private static String reason(Throwable failure) {
        return failure instanceof FetchFailed fetch ? fetch.reason().tag() : "unreadable";
    }
}
