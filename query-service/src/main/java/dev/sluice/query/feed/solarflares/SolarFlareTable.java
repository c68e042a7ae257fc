package dev.sluice.query.feed.solarflares;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.cassandra.NewestFirstTable;
import dev.sluice.query.feed.solarflares.SolarFlareSummary.SummarizedFlare;
import dev.sluice.query.feed.solarflares.SolarFlareSummary.SummaryInterval;
import dev.sluice.query.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** SELECTs on {@code solar_flare_by_id} and {@code solar_flare_by_month}. */
@Singleton
final class SolarFlareTable {

    static final String LIST = "solar-flares";

    private static final String COLUMNS = """
            flare_id, version_id, submission_time, begin_time, peak_time, end_time, duration_seconds, class_type,\
             class_letter, class_number, peak_flux_watts_per_square_metre, encoded_class, source_location,\
             latitude_degrees, longitude_degrees, active_region, instruments, linked_events, note, link, catalog,\
             warnings""";

    private static final String SELECT_SUMMARY = """
            SELECT id_time, flare_id, class_type, class_letter, peak_flux_watts_per_square_metre, duration_seconds\
             FROM sluice.solar_flare_by_month WHERE month = ? AND id_time >= ? AND id_time < ?""";

    private final CassandraReader cassandra;
    private final MonthScan scan;

    SolarFlareTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
        this.scan = new MonthScan(
                cassandra,
                new NewestFirstTable(
                        "SELECT id_time, " + COLUMNS + " FROM sluice.solar_flare_by_month", "id_time", "flare_id"),
                LIST);
    }

    /** Filter of the flare list; empty fields match all flares. */
    record FlareFilter(Optional<FlareClass> weakest, Optional<Integer> region, Optional<Boolean> hasEnd) {

        Optional<Predicate<Row>> predicate() {
            Optional<Predicate<Row>> strong = weakest.map(least -> row -> least.compareTo(of(row)) <= 0);
            Optional<Predicate<Row>> inRegion =
                    region.map(number -> row -> number.equals(row.get("active_region", Integer.class)));
            Optional<Predicate<Row>> ended = hasEnd.map(wanted -> row -> wanted != row.isNull("end_time"));
            return Stream.of(strong, inRegion, ended).flatMap(Optional::stream).reduce(Predicate::and);
        }

        private static FlareClass of(Row row) {
            return FlareClass.of(row.getString("class_letter"), row.get("class_number", BigDecimal.class));
        }
    }

    Uni<Optional<SolarFlare>> byId(String id) {
        return cassandra
                .one("SELECT " + COLUMNS + " FROM sluice.solar_flare_by_id WHERE flare_id = ?", id)
                .map(row -> row.map(SolarFlareTable::flare));
    }

    /** Lists flares by the time in the id, newest first. */
    Uni<Page<SolarFlare>> list(SolarSpan span, FlareFilter filter, Optional<KeysetPosition> after, int limit) {
        return scan.page(new MonthScan.MonthCriteria(span, after, filter.predicate()), limit)
                .map(page -> page.map(SolarFlareTable::flare));
    }

    /** Reads only the needed columns of whole months; summarizes all flares, or those at least as strong as the weakest wanted. */
    Uni<SolarFlareSummary> summary(SolarSpan span, SummaryInterval interval, Optional<FlareClass> weakest) {
        return cassandra
                .all(span.months(), month -> cassandra.list(SELECT_SUMMARY, month.toString(), span.from(), span.to()))
                .map(months -> SolarFlareSummary.of(
                        span,
                        interval,
                        months.stream()
                                .flatMap(List::stream)
                                .map(SolarFlareTable::summarized)
                                .filter(flare -> weakest.isEmpty() || flare.isAtLeast(weakest.get()))
                                .toList()));
    }

    private static SummarizedFlare summarized(Row row) {
        return new SummarizedFlare(
                row.getInstant("id_time"),
                row.getString("flare_id"),
                row.getString("class_type"),
                row.getString("class_letter"),
                row.get("peak_flux_watts_per_square_metre", Double.class),
                row.get("duration_seconds", Long.class));
    }

    private static SolarFlare flare(Row row) {
        return new SolarFlare(
                row.getString("flare_id"),
                row.get("version_id", Integer.class),
                row.getInstant("submission_time"),
                row.getInstant("begin_time"),
                row.getInstant("peak_time"),
                row.getInstant("end_time"),
                row.get("duration_seconds", Long.class),
                row.getString("class_type"),
                row.getString("class_letter"),
                row.get("class_number", BigDecimal.class),
                row.get("peak_flux_watts_per_square_metre", Double.class),
                row.get("encoded_class", Double.class),
                row.getString("source_location"),
                row.get("latitude_degrees", Integer.class),
                row.get("longitude_degrees", Integer.class),
                row.get("active_region", Integer.class),
                List.copyOf(row.getList("instruments", String.class)),
                List.copyOf(row.getList("linked_events", String.class)),
                row.getString("note"),
                row.getString("link"),
                row.getString("catalog"),
                List.copyOf(row.getList("warnings", String.class)),
                null);
    }
}
