package dev.sluice.bench.bare;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The essential rows of a user: the latest state, and the place that counts are derived from. */
final class UserRows {

    private static final GenericType<List<String>> TEXTS = GenericType.listOf(String.class);

    private static final String BY_ID = """
            INSERT INTO user_by_id (user_id, first_name, last_name, title, gender, email, address, city, state,
              country, postcode, latitude, longitude, date_of_birth, age, registration_date, phone, cell, nationality,
              picture_url, username, warnings, collected_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";

    private static final String BY_COUNTRY_BAND =
            "INSERT INTO user_by_country_band (country, band, shard, user_id) VALUES (?, ?, ?, ?) USING TIMESTAMP ?";

    private final PreparedStatement byId;
    private final PreparedStatement byCountryBand;

    UserRows(CqlSession session) {
        byId = session.prepare(BY_ID);
        byCountryBand = session.prepare(BY_COUNTRY_BAND);
    }

    List<BoundStatement> statements(User user, String id) {
        long writeTime = RowWriter.writeTime(user.collectedAt(), id);
        return List.of(
                byId.boundStatementBuilder()
                        .setString(0, user.userId())
                        .setString(1, user.firstName())
                        .setString(2, user.lastName())
                        .setString(3, user.title())
                        .setString(4, user.gender())
                        .setString(5, user.email())
                        .setString(6, user.address())
                        .setString(7, user.city())
                        .setString(8, user.state())
                        .setString(9, user.country())
                        .setString(10, user.postcode())
                        .set(11, user.latitude(), TypeCodecs.DOUBLE)
                        .set(12, user.longitude(), TypeCodecs.DOUBLE)
                        .setInstant(13, user.dateOfBirth())
                        .set(14, user.age(), TypeCodecs.INT)
                        .setInstant(15, user.registrationDate())
                        .setString(16, user.phone())
                        .setString(17, user.cell())
                        .setString(18, user.nationality())
                        .setString(19, user.pictureUrl())
                        .setString(20, user.username())
                        .set(21, user.warnings(), TEXTS)
                        .setInstant(22, user.collectedAt())
                        .setString(23, id)
                        .setLong(24, writeTime)
                        .build(),
                byCountryBand
                        .boundStatementBuilder()
                        .setString(0, user.country())
                        .setString(1, band(user))
                        .setInt(2, Math.floorMod(user.userId().hashCode(), 16))
                        .setString(3, user.userId())
                        .setLong(4, writeTime)
                        .build());
    }

    private static String band(User user) {
        long age = ChronoUnit.YEARS.between(
                LocalDate.ofInstant(user.dateOfBirth(), ZoneOffset.UTC),
                LocalDate.ofInstant(user.collectedAt(), ZoneOffset.UTC));
        if (age < 25) {
            return age < 18 ? "0-17" : "18-24";
        }
        long first = 25 + (age - 25) / 10 * 10;
        return age >= 65 ? "65+" : first + "-" + (first + 9);
    }
}
