package dev.sluice.ingest.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The country and age band in which a person is counted.
 *
 * @param country name as collected, or {@code unknown}
 * @param band age band such as {@code 25-34}, or {@code unknown}
 */
record UserPlace(String country, String band) {

    static final String UNKNOWN = "unknown";

    static UserPlace of(Row user) {
        return of(
                user.getString("country"),
                user.getInstant("date_of_birth"),
                user.get("age", Integer.class),
                user.getInstant("collected_at"));
    }

    /** Uses the age on the day of collection, so that the place depends on the row alone and not on the current time. */
    static UserPlace of(String country, Instant born, Integer age, Instant collectedAt) {
        boolean isDated = born != null && collectedAt != null;
        return new UserPlace(
                country == null || country.isBlank() ? UNKNOWN : country,
                isDated ? band(years(born, collectedAt)) : age == null ? UNKNOWN : band(age));
    }

    private static long years(Instant born, Instant at) {
        return ChronoUnit.YEARS.between(
                LocalDate.ofInstant(born, ZoneOffset.UTC), LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    private static String band(long age) {
        if (age < 18) {
            return "0-17";
        }
        if (age < 25) {
            return "18-24";
        }
        if (age >= 65) {
            return "65+";
        }
        long first = 25 + (age - 25) / 10 * 10;
        return first + "-" + (first + 9);
    }
}
