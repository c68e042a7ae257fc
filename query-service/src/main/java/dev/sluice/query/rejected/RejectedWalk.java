package dev.sluice.query.rejected;

import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks back day by day, all feeds asked at once, until a page is full or the range ends. */
@Singleton
final class RejectedWalk {

    private final RejectedTable table;

    RejectedWalk(RejectedTable table) {
        this.table = table;
    }

    /** What is walked through: {@code from} inclusive, {@code to} exclusive, after the position if any. */
    record Path(List<String> feeds, Instant from, Instant to, Optional<Position> after) {

        LocalDate firstDay() {
            Instant end = after.map(Position::at).filter(at -> at.isBefore(to)).orElseGet(() -> to.minusMillis(1));
            return day(end);
        }

        private static LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, ZoneOffset.UTC);
        }
    }

    Uni<Page<Rejected>> page(Path path, int limit) {
        return walk(path, path.firstDay(), limit + 1, new ArrayList<>())
                .map(found -> Page.of(found, limit, rejected -> rejected, Position::cursor));
    }

    private Uni<List<Rejected>> walk(Path path, LocalDate day, int wanted, List<Rejected> found) {
        if (found.size() >= wanted || day.isBefore(Path.day(path.from()))) {
            return Uni.createFrom().item(found);
        }
        return day(path, day, wanted - found.size()).chain(more -> {
            found.addAll(more);
            return walk(path, day.minusDays(1), wanted, found);
        });
    }

    private Uni<List<Rejected>> day(Path path, LocalDate day, int wanted) {
        return Multi.createFrom()
                .iterable(path.feeds())
                .onItem()
                .transformToUniAndMerge(feed -> table.day(feed, day, path.from(), path.to(), path.after(), wanted))
                .collect()
                .asList()
                .map(feeds -> feeds.stream()
                        .flatMap(List::stream)
                        .sorted(Position.ORDER)
                        .limit(wanted)
                        .toList());
    }
}
