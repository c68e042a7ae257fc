package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.feed.playersessions.PlayerSessionSettings.Order;
import dev.sluice.scraper.feed.playersessions.SessionArchive.Opened;
import dev.sluice.scraper.publish.Fingerprint;
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

/** Replays one archive from where it was left: a chunk is read only when Kafka has acknowledged the one before. */
final class SessionReplay {

    private static final Logger LOG = Logger.getLogger(SessionReplay.class);
    private static final long LOG_EVERY = 100_000;

    private final SessionArchive archive;
    private final Order order;
    private final Passes passes;
    private final Counts counts;
    private final String scrapeId;
    private final Function<List<OutboundEvent>, Uni<Integer>> publish;
    private final Function<Position, Uni<Void>> keep;

    SessionReplay(
            SessionArchive archive,
            Order order,
            Passes passes,
            Counts counts,
            String scrapeId,
            Function<List<OutboundEvent>, Uni<Integer>> publish,
            Function<Position, Uni<Void>> keep) {
        this.archive = archive;
        this.order = order;
        this.passes = passes;
        this.counts = counts;
        this.scrapeId = scrapeId;
        this.publish = publish;
        this.keep = keep;
    }

    /** Completes when everything after the position is published; at once if the archive is done and unchanged. */
    Uni<Void> from(Position kept) {
        return archive.open(counts.bytes).chain(opened -> {
            String version = Fingerprint.of(opened.version() + " " + order + " " + passes);
            Position start = kept.version().equals(version) ? kept : Position.start(version);
            if (start.done()) {
                return close(opened);
            }
            counts.bytesTotal.addAndGet(Math.max(0, opened.length()));
            return (order == Order.FILE ? pass(opened, Passes.WHOLE, start) : dayByDay(opened, start))
                    .chain(() -> keep.apply(new Position(version, "", 0, true)));
        });
    }

    private Uni<Void> dayByDay(Opened opened, Position start) {
        return onWorker(() -> days(opened.lines()))
                .eventually(() -> close(opened))
                .invoke(days -> counts.bytesTotal.addAndGet(days.size() * Math.max(0, opened.length())))
                .onItem()
                .transformToMulti(days -> Multi.createFrom().iterable(days))
                .onItem()
                .transformToUniAndConcatenate(day -> archive.open(counts.bytes).chain(again -> pass(again, day, start)))
                .onItem()
                .ignoreAsUni();
    }

    private NavigableSet<String> days(Lines lines) throws IOException {
        NavigableSet<String> days = new TreeSet<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (line.length > 0) {
                passes.pass(SessionLine.of(line)).ifPresent(days::add);
            }
        }
        return days;
    }

    private Uni<Void> pass(Opened opened, String name, Position start) {
        long acknowledged = start.acknowledged(name);
        return acknowledged == Long.MAX_VALUE
                ? close(opened)
                : Multi.createBy()
                        .repeating()
                        .uni(() -> chunk(opened.lines(), name, acknowledged)
                                .chain(chunk -> published(chunk, name, start.version(), acknowledged)))
                        .until(Chunk::last)
                        .onItem()
                        .ignoreAsUni()
                        .eventually(() -> close(opened));
    }

    private Uni<Chunk> chunk(Lines lines, String name, long acknowledged) {
        return onWorker(() -> Chunk.read(lines, acknowledged, line -> passes.has(name, line), Instant.now(), scrapeId));
    }

    private Uni<Chunk> published(Chunk chunk, String name, String version, long acknowledged) {
        return publish.apply(chunk.events())
                .invoke(published -> count(chunk, published))
                .chain(() -> chunk.line() > acknowledged
                        ? keep.apply(new Position(version, name, chunk.line(), false))
                        : Uni.createFrom().voidItem())
                .replaceWith(chunk);
    }

    private void count(Chunk chunk, int published) {
        counts.lines.addAndGet(chunk.looked());
        counts.tooLong.addAndGet(chunk.tooLong());
        long before = counts.events.getAndAdd(published);
        if (before / LOG_EVERY != (before + published) / LOG_EVERY) {
            LOG.infof("feed=player-sessions %s", counts.all());
        }
    }

    private static Uni<Void> close(Opened opened) {
        return onWorker(() -> {
            opened.lines().close();
            return null;
        });
    }

    private static <T> Uni<T> onWorker(Reading<T> reading) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return reading.read();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Something that reads an archive and may find it broken. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
