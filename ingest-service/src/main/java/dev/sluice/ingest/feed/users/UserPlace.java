package dev.sluice.ingest.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Where a person is counted.
 *
 * @param country by name as collected, or unknown
 * @param band of ages, such as 25-34, or unknown
 */
record UserPlace(String country, String band) {

    static final String UNKNOWN = "unknown";

    /** Of a row of {@code user_by_id}. */
    static UserPlace of(Row user) {
        return of(
                user.getString("country"),
                user.getInstant("date_of_birth"),
                user.get("age", Integer.class),
                user.getInstant("collected_at"));
    }

    /** The age is that on the day of collection: counted from the row alone, it is the same whenever it is counted. */
    static UserPlace of(String country, Instant born, Integer age, Instant collectedAt) {
        boolean counted = born != null && collectedAt != null;
        return new UserPlace(
                country == null || country.isBlank() ? UNKNOWN : country,
                counted ? band(years(born, collectedAt)) : age == null ? UNKNOWN : band(age));
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
