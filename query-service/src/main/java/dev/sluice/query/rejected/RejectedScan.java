package dev.sluice.query.rejected;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Scans backwards day by day, all feeds in parallel, until the page is full or the range ends. */
@Singleton
final class RejectedScan {

    /** Rows per read and feed when a filter may drop some; each may hold 64 KiB of its original. */
    private static final int FILTERED_READ_SIZE = 100;

    private final CassandraReader cassandra;
    private final RejectedTable table;

    RejectedScan(CassandraReader cassandra, RejectedTable table) {
        this.cassandra = cassandra;
        this.table = table;
    }

    /** Scanned range and filter: {@code from} inclusive, {@code to} exclusive. */
    record Criteria(List<String> feeds, Optional<String> field, Instant from, Instant to) {

        List<Rejected> matching(List<Rejected> found) {
            return field.map(name -> found.stream()
                            .filter(rejected -> rejected.names(name))
                            .toList())
                    .orElse(found);
        }
    }

    Uni<Page<Rejected>> page(Criteria criteria, Optional<RejectedPosition> after, int limit) {
        int readSize = criteria.field().isPresent() ? FILTERED_READ_SIZE : limit + 1;
        return new PagedScan<RejectedPosition, Rejected>(
                        limit,
                        position -> read(criteria, position, readSize),
                        RejectedPosition::of,
                        RejectedPosition::cursor)
                .page(after.filter(position -> position.at().isBefore(criteria.to()))
                        .orElseGet(() -> RejectedPosition.before(criteria.to())));
    }

    private Uni<PagedScan.ScanStep<RejectedPosition, Rejected>> read(
            Criteria criteria, RejectedPosition after, int readSize) {
        if (after.at().isBefore(criteria.from())) {
            return Uni.createFrom().item(new PagedScan.ScanStep<>(List.of(), Optional.empty()));
        }
        LocalDate day = LocalDate.ofInstant(after.at(), ZoneOffset.UTC);
        return cassandra
                .all(
                        criteria.feeds(),
                        feed -> table.day(feed, day, criteria.from(), criteria.to(), Optional.of(after), readSize))
                .map(feeds -> feeds.stream()
                        .flatMap(List::stream)
                        .sorted(RejectedPosition.ORDER)
                        .limit(readSize)
                        .toList())
                .map(found -> new PagedScan.ScanStep<>(criteria.matching(found), next(criteria, day, found, readSize)));
    }

    private static Optional<RejectedPosition> next(
            Criteria criteria, LocalDate day, List<Rejected> found, int readSize) {
        if (found.size() == readSize) {
            return Optional.of(RejectedPosition.of(found.get(readSize - 1)));
        }
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return begin.isAfter(criteria.from()) ? Optional.of(RejectedPosition.before(begin)) : Optional.empty();
    }

    /** A position in the merged list: newest first, then by feed, then by id. */
    record RejectedPosition(Instant at, String feed, String id) {

        static final String LIST = "rejected";

        static final Comparator<Rejected> ORDER = Comparator.comparing(Rejected::at)
                .reversed()
                .thenComparing(Rejected::feed)
                .thenComparing(Rejected::id);

        static RejectedPosition of(List<String> parts) {
            return new RejectedPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1), parts.get(2));
        }

        static RejectedPosition of(Rejected rejected) {
            return new RejectedPosition(rejected.at(), rejected.feed(), rejected.id());
        }

        /** Position before all rows older than this time. */
        static RejectedPosition before(Instant time) {
            return new RejectedPosition(time.minusNanos(1).truncatedTo(ChronoUnit.MILLIS), "", "");
        }

        String cursor() {
            return Cursor.write(LIST, at.toEpochMilli(), feed, id);
        }
    }
}
