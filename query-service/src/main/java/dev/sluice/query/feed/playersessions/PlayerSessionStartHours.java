package dev.sluice.query.feed.playersessions;

import dev.sluice.query.feed.playersessions.PlayerSessionStartTable.HourCount;
import dev.sluice.query.http.DaySpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Number of sessions started in each hour of a range by country, countries with most starts first.
 *
 * @param from inclusive, a whole hour
 * @param to exclusive, a whole hour
 */
@Schema(
        description = "Starts by country and hour, countries with most starts first.",
        examples = PlayerSessionStartHours.EXAMPLE)
record PlayerSessionStartHours(Instant from, Instant to, List<Country> items) {

    static final String EXAMPLE = """
            {"from": "2026-11-20T00:00:00.000Z", "to": "2026-11-21T00:00:00.000Z",
             "items": [{"country": "FI", "starts": 3, "hours": [
               {"hour": "2026-11-20T11:00:00.000Z", "starts": 1}, {"hour": "2026-11-20T12:00:00.000Z", "starts": 2}]}]}""";

    /** Starts of one country; hours without starts are omitted. */
    record Country(String country, long starts, List<Hour> hours) {}

    /** One hour, by its beginning (UTC). */
    record Hour(Instant hour, long starts) {}

    static PlayerSessionStartHours of(DaySpan span, List<HourCount> counts) {
        List<Country> countries = counts.stream()
                .filter(count -> span.contains(count.hour()))
                .collect(Collectors.groupingBy(HourCount::country))
                .entrySet()
                .stream()
                .map(entry -> country(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Country::starts).reversed().thenComparing(Country::country))
                .toList();
        return new PlayerSessionStartHours(span.from(), span.to(), countries);
    }

    private static Country country(String country, List<HourCount> counts) {
        return new Country(
                country,
                counts.stream().mapToLong(HourCount::starts).sum(),
                counts.stream()
                        .map(count -> new Hour(count.hour(), count.starts()))
                        .sorted(Comparator.comparing(Hour::hour))
                        .toList());
    }
}
