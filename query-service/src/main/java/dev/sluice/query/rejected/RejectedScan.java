package dev.sluice.query.rejected;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Walks back day by day, all feeds asked at once, until a page is full or the range ends. */
@Singleton
final class RejectedScan {

    /** Rows a read and feed when not all of them are answered; each may hold 64 KiB of its original. */
    private static final int FILTERED = 100;

    private final CassandraReader cassandra;
    private final RejectedTable table;

    RejectedScan(CassandraReader cassandra, RejectedTable table) {
        this.cassandra = cassandra;
        this.table = table;
    }

    /** What is walked through: {@code from} inclusive, {@code to} exclusive, after the position if any. */
    record Criteria(
            List<String> feeds, Optional<String> field, Instant from, Instant to, Optional<RejectedPosition> after) {

        /** The same path after another position. */
        Criteria on(Optional<RejectedPosition> position) {
            return new Criteria(feeds, field, from, to, position);
        }

        RejectedPosition begin() {
            return after.filter(position -> position.at().isBefore(to)).orElseGet(() -> RejectedPosition.before(to));
        }

        List<Rejected> answered(List<Rejected> found) {
            return field.map(name -> found.stream()
                            .filter(rejected -> rejected.names(name))
                            .toList())
                    .orElse(found);
        }
    }

    Uni<Page<Rejected>> page(Criteria path, int limit) {
        int chunk = path.field().isPresent() ? FILTERED : limit + 1;
        return new PagedScan<RejectedPosition, Rejected>(
                        limit, position -> read(path, position, chunk), RejectedPosition::of, RejectedPosition::cursor)
                .page(path.begin());
    }

    private Uni<PagedScan.ScanStep<RejectedPosition, Rejected>> read(Criteria path, RejectedPosition after, int chunk) {
        if (after.at().isBefore(path.from())) {
            return Uni.createFrom().item(new PagedScan.ScanStep<>(List.of(), Optional.empty()));
        }
        LocalDate day = LocalDate.ofInstant(after.at(), ZoneOffset.UTC);
        return cassandra
                .all(path.feeds(), feed -> table.day(feed, day, path.from(), path.to(), Optional.of(after), chunk))
                .map(feeds -> feeds.stream()
                        .flatMap(List::stream)
                        .sorted(RejectedPosition.ORDER)
                        .limit(chunk)
                        .toList())
                .map(found -> new PagedScan.ScanStep<>(path.answered(found), next(path, day, found, chunk)));
    }

    private static Optional<RejectedPosition> next(Criteria path, LocalDate day, List<Rejected> found, int chunk) {
        if (found.size() == chunk) {
            return Optional.of(RejectedPosition.of(found.get(chunk - 1)));
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return begin.isAfter(path.from()) ? Optional.of(RejectedPosition.before(begin)) : Optional.empty();
    }
}
