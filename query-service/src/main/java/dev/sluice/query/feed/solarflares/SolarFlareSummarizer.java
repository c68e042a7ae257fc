package dev.sluice.query.feed.solarflares;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.feed.solarflares.SolarFlareSummary.SummarizedFlare;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Summarizes flares from whole months of {@code solar_flare_by_month}, a few at a time, reading only the needed
 * columns.
 */
@Singleton
final class SolarFlareSummarizer {

    private static final String SELECT = """
            SELECT id_time, flare_id, class_type, class_letter, peak_flux_watts_per_square_metre, duration_seconds\
             FROM sluice.solar_flare_by_month WHERE month = ? AND id_time >= ? AND id_time < ?""";

    private final CassandraReader cassandra;

    SolarFlareSummarizer(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Summarizes all flares, or those at least as strong as the weakest wanted. */
    Uni<SolarFlareSummary> summary(SolarSpan span, SummaryInterval interval, Optional<FlareClass> weakest) {
        return cassandra
                .all(span.months(), month -> cassandra.list(SELECT, month.toString(), span.from(), span.to()))
                .map(months -> SolarFlareSummary.of(
                        span,
                        interval,
                        months.stream()
                                .flatMap(List::stream)
                                .map(SolarFlareSummarizer::flare)
                                .filter(flare -> weakest.isEmpty() || flare.isAtLeast(weakest.get()))
                                .toList()));
    }

    private static SummarizedFlare flare(Row row) {
        return new SummarizedFlare(
                row.getInstant("id_time"),
                row.getString("flare_id"),
                row.getString("class_type"),
                row.getString("class_letter"),
                row.get("peak_flux_watts_per_square_metre", Double.class),
                row.get("duration_seconds", Long.class));
    }
}
