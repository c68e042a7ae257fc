package dev.sluice.query.feed.playersessions;

import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.http.DaySpan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** SELECTs on {@code player_session_length_count_by_month}: one histogram per day and country. */
@Singleton
final class PlayerSessionLengthTable {

    private static final String SELECT = """
            SELECT country, lengths FROM sluice.player_session_length_count_by_month\
             WHERE month = ? AND day >= ? AND day < ?""";

    private final CassandraReader cassandra;

    PlayerSessionLengthTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Reads the histograms of the days, of one country or all; the country is last in the key. */
    Uni<List<List<Long>>> histograms(DaySpan span, Optional<String> country) {
        return cassandra
                .all(span.months(), month -> cassandra.list(SELECT, month.toString(), span.firstDay(), span.endDay()))
                .map(months -> months.stream()
                        .flatMap(List::stream)
                        .filter(row -> country.isEmpty() || country.get().equals(row.getString("country")))
                        .map(row -> row.getList("lengths", Long.class))
                        .toList());
    }
}
