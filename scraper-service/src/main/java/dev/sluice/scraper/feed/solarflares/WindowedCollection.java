package dev.sluice.scraper.feed.solarflares;

import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.publish.EventPublisher;
import dev.sluice.scraper.source.Checkpoints;
import dev.sluice.scraper.source.RunResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Collects a span of days window by window; a window that cannot be fetched ends the run. */
@Singleton
final class WindowedCollection {

    private static final Logger LOG = Logger.getLogger(WindowedCollection.class);
    private static final String WATERMARK = "watermark";

    private final EventPublisher publisher;
    private final Checkpoints checkpoints;
    private final ConcurrentMap<String, WindowProgress> progress = new ConcurrentHashMap<>();

    WindowedCollection(EventPublisher publisher, Checkpoints checkpoints) {
        this.publisher = publisher;
        this.checkpoints = checkpoints;
    }

    /** Collects from the watermark, less the overlap, to today. The watermark advances with each window published. */
    Uni<RunResult> sliding(
            String feed, DonkiSettings settings, LocalDate today, Function<Window, Uni<WindowResult>> collect) {
        return checkpoints.read(feed, WATERMARK).chain(kept -> {
            Optional<LocalDate> mark = kept.flatMap(WindowedCollection::day).filter(day -> !day.isAfter(today));
            LocalDate from = mark.map(day -> day.minusDays(settings.overlap()))
                    .orElseGet(() -> today.minusDays(settings.first()));
            return run(feed, settings, Window.cut(from, today), collect, window -> advance(feed, mark, window.to()));
        });
    }

    /** Collects a span of the past; the watermark stays. */
    Uni<RunResult> span(
            String feed,
            DonkiSettings settings,
            LocalDate from,
            LocalDate to,
            Function<Window, Uni<WindowResult>> collect) {
        return run(feed, settings, Window.cut(from, to), collect, window -> Uni.createFrom()
                .voidItem());
    }

    /** Never moves the watermark back: windows of the overlap end before it. */
    private Uni<Void> advance(String feed, Optional<LocalDate> mark, LocalDate reached) {
        return mark.filter(known -> !reached.isAfter(known)).isPresent()
                ? Uni.createFrom().voidItem()
                : checkpoints.keep(feed, WATERMARK, reached.toString());
    }

    Map<String, Long> progress(String feed) {
        return Optional.ofNullable(progress.get(feed))
                .map(WindowProgress::counts)
                .orElse(Map.of());
    }

    private Uni<RunResult> run(
            String feed,
            DonkiSettings settings,
            List<Window> windows,
            Function<Window, Uni<WindowResult>> collect,
            Function<Window, Uni<Void>> done) {
        progress.put(feed, new WindowProgress(0, windows.size(), 0));
        return Multi.createFrom()
                .iterable(windows)
                .onItem()
                .transformToUniAndConcatenate(window -> collect.apply(window).chain(collected -> publisher
                        .publish(collected.events())
                        .chain(count -> done.apply(window).replaceWith(count))
                        .invoke(count -> progress.computeIfPresent(feed, (name, now) -> now.plus(count)))
                        .chain(() -> next(collected, settings, windows, window))))
                .onItem()
                .ignoreAsUni()
                .map(all -> new RunResult(progress.get(feed).published(), Map.of(), null))
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> stopped(feed, windows, failure));
    }

    /** Ends the run before the next window if DONKI allows no more requests; the next run continues there. */
    private static Uni<Void> next(WindowResult collected, DonkiSettings settings, List<Window> windows, Window window) {
        return collected.exhausted() && !window.equals(windows.get(windows.size() - 1))
                ? Uni.createFrom().failure(FetchFailed.permanent(settings.url(), Reason.RATE, "no requests left"))
                : Uni.createFrom().voidItem();
    }

    private RunResult stopped(String feed, List<Window> windows, FetchFailed failure) {
        WindowProgress reached = progress.get(feed);
        int next = Math.min(reached.done(), windows.size() - 1);
        LOG.warnf("feed=%s stopped before %s: %s", feed, windows.get(next).from(), failure.getMessage());
        return new RunResult(reached.published(), Map.of(failure.reason().tag(), 1L), next + 1);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
