package dev.sluice.query.feed.users;

import dev.sluice.query.feed.users.UserCountTable.BandCount;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Number of users by country, largest first, and by age band. */
@Schema(description = "Users by country and age band, the largest country first.", examples = UserSummary.EXAMPLE)
record UserSummary(long users, List<Country> items) {

    static final String EXAMPLE = """
            {"users": 3, "items": [{"country": "Norway", "users": 3, "bands": [
               {"band": "25-34", "users": 1}, {"band": "35-44", "users": 2}]}]}""";

    /** Users of one country; empty bands are omitted. */
    record Country(
            @Schema(description = "By name as collected, or unknown.")
            String country,

            long users,
            List<Band> bands) {}

    record Band(
            @Schema(description = "Years of age on the day of collection, or unknown.", examples = "35-44")
            String band,

            long users) {}

    static UserSummary of(List<BandCount> counts) {
        List<Country> countries = counts.stream()
                .collect(Collectors.groupingBy(
                        BandCount::country,
                        Collectors.groupingBy(BandCount::band, Collectors.summingLong(BandCount::users))))
                .entrySet()
                .stream()
                .map(entry -> country(entry.getKey(), entry.getValue()))
                .filter(country -> country.users() > 0)
                .sorted(Comparator.comparing(Country::users).reversed().thenComparing(Country::country))
                .toList();
        return new UserSummary(countries.stream().mapToLong(Country::users).sum(), countries);
    }

    private static Country country(String country, Map<String, Long> byBand) {
        // Digits sort before letters, and all bands but the first have two digits.
        List<Band> bands = byBand.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Band(entry.getKey(), entry.getValue()))
                .toList();
        return new Country(country, bands.stream().mapToLong(Band::users).sum(), bands);
    }
}
