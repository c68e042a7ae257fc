package dev.sluice.scraper.feed.playersessions;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.feed.playersessions.PlayerSessionSettings.Order;
import dev.sluice.scraper.feed.playersessions.SessionArchive.OpenArchive;
import dev.sluice.scraper.publish.OutboundEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Replays an archive from its last position. A chunk is read once Kafka has acknowledged the one before. */
final class SessionReplay {

    private static final Logger LOG = Logger.getLogger(SessionReplay.class);
    private static final long LOG_EVERY = 100_000;

    private final SessionArchive archive;
    private final Order order;
    private final ReplayPasses passes;
    private final ReplayProgress progress;
    private final String scrapeId;
    private final Function<List<OutboundEvent>, Uni<Integer>> publish;
    private final Function<ReplayPosition, Uni<Void>> keep;

    SessionReplay(
            SessionArchive archive,
            Order order,
            ReplayPasses passes,
            ReplayProgress progress,
            String scrapeId,
            Function<List<OutboundEvent>, Uni<Integer>> publish,
            Function<ReplayPosition, Uni<Void>> keep) {
        this.archive = archive;
        this.order = order;
        this.passes = passes;
        this.progress = progress;
        this.scrapeId = scrapeId;
        this.publish = publish;
        this.keep = keep;
    }

    /** Completes once everything after the position is published; at once if the archive is done and unchanged. */
    Uni<Void> from(ReplayPosition kept) {
        return archive.open(progress.bytes).chain(opened -> {
            String version = Fingerprint.of(opened.version() + " " + order + " " + passes);
            ReplayPosition start = kept.version().equals(version) ? kept : ReplayPosition.start(version);
            if (start.done()) {
                return close(opened);
            }
            progress.bytesTotal.addAndGet(Math.max(0, opened.length()));
            return (order == Order.FILE ? pass(opened, ReplayPasses.WHOLE, start) : dayByDay(opened, start))
                    .chain(() -> keep.apply(new ReplayPosition(version, "", 0, true)));
        });
    }

    private Uni<Void> dayByDay(OpenArchive opened, ReplayPosition start) {
        return onWorker(() -> days(opened.lines()))
                .eventually(() -> close(opened))
                .invoke(days -> progress.bytesTotal.addAndGet(days.size() * Math.max(0, opened.length())))
                .onItem()
                .transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem()
                .transformToUniAndConcatenate(
                        day -> archive.open(progress.bytes).chain(again -> pass(again, day, start)))
                .onItem()
                .ignoreAsUni();
    }

    private NavigableSet<String> days(LineReader lines) throws IOException {
        NavigableSet<String> days = new TreeSet<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (line.length > 0) {
                passes.pass(SessionLine.of(line)).ifPresent(days::add);
            }
        }
        return days;
    }

    private Uni<Void> pass(OpenArchive opened, String name, ReplayPosition start) {
        long acknowledged = start.acknowledged(name);
        return acknowledged == Long.MAX_VALUE
                ? close(opened)
                : Multi.createBy()
                        .repeating()
                        .uni(() -> chunk(opened.lines(), name, acknowledged)
                                .chain(chunk -> published(chunk, name, start.version(), acknowledged)))
                        .until(ReplayChunk::last)
                        .onItem()
                        .ignoreAsUni()
                        .eventually(() -> close(opened));
    }

    private Uni<ReplayChunk> chunk(LineReader lines, String name, long acknowledged) {
        return onWorker(
                () -> ReplayChunk.read(lines, acknowledged, line -> passes.has(name, line), Instant.now(), scrapeId));
    }

    private Uni<ReplayChunk> published(ReplayChunk chunk, String name, String version, long acknowledged) {
        return publish.apply(chunk.events())
                .invoke(published -> count(chunk, published))
                .chain(() -> chunk.line() > acknowledged
                        ? keep.apply(new ReplayPosition(version, name, chunk.line(), false))
                        : Uni.createFrom().voidItem())
                .replaceWith(chunk);
    }

    private void count(ReplayChunk chunk, int published) {
        progress.lines.addAndGet(chunk.lineCount());
        progress.tooLong.addAndGet(chunk.tooLong());
        long before = progress.events.getAndAdd(published);
        if (before / LOG_EVERY != (before + published) / LOG_EVERY) {
            LOG.infof("feed=player-sessions %s", progress.counts());
        }
    }

    private static Uni<Void> close(OpenArchive opened) {
        return onWorker(() -> {
            opened.lines().close();
            return null;
        });
    }

    private static <T> Uni<T> onWorker(ArchiveRead<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    @FunctionalInterface
    private interface ArchiveRead<T> {
        T read() throws IOException;
    }
}
