package dev.sluice.query.rejected;

import dev.sluice.query.http.Page;
import dev.sluice.query.http.Walk;
import dev.sluice.query.rows.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Walks back day by day, all feeds asked at once, until a page is full or the range ends. */
@Singleton
final class RejectedWalk {

    /** Rows a read and feed when not all of them are answered; each may hold 64 KiB of its original. */
    private static final int FILTERED = 100;

    private final Rows rows;
    private final RejectedTable table;

    RejectedWalk(Rows rows, RejectedTable table) {
        this.rows = rows;
        this.table = table;
    }

    /** What is walked through: {@code from} inclusive, {@code to} exclusive, after the position if any. */
    record Path(List<String> feeds, Optional<String> field, Instant from, Instant to, Optional<Position> after) {

        /** The same path after another position. */
        Path on(Optional<Position> position) {
            return new Path(feeds, field, from, to, position);
        }

        Position begin() {
            return after.filter(position -> position.at().isBefore(to)).orElseGet(() -> Position.before(to));
        }

        List<Rejected> answered(List<Rejected> found) {
            return field.map(name -> found.stream()
                            .filter(rejected -> rejected.names(name))
                            .toList())
                    .orElse(found);
        }
    }

    Uni<Page<Rejected>> page(Path path, int limit) {
        int chunk = path.field().isPresent() ? FILTERED : limit + 1;
        return new Walk<Position, Rejected>(
                        limit, position -> read(path, position, chunk), Position::of, Position::cursor)
                .page(path.begin());
    }

    private Uni<Walk.Step<Position, Rejected>> read(Path path, Position after, int chunk) {
        if (after.at().isBefore(path.from())) {
            return Uni.createFrom().item(new Walk.Step<>(List.of(), Optional.empty()));
        }
        LocalDate day = LocalDate.ofInstant(after.at(), ZoneOffset.UTC);
        return rows.all(path.feeds(), feed -> table.day(feed, day, path.from(), path.to(), Optional.of(after), chunk))
                .map(feeds -> feeds.stream()
                        .flatMap(List::stream)
                        .sorted(Position.ORDER)
                        .limit(chunk)
                        .toList())
                .map(found -> new Walk.Step<>(path.answered(found), next(path, day, found, chunk)));
    }

    private static Optional<Position> next(Path path, LocalDate day, List<Rejected> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(Position.of(found.get(chunk - 1)));
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return begin.isAfter(path.from()) ? Optional.of(Position.before(begin)) : Optional.empty();
    }
}
