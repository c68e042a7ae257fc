package dev.sluice.query.export;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Fills the user table through the driver, many rows at a time. */
@Singleton
class UserFixtures {

    /** More would overload the small Cassandra of the tests. */
    private static final int MAX_IN_FLIGHT = 64;

    private static final Instant COLLECTED_AT = Instant.parse("2026-11-20T12:00:00.125Z");

    private static final String INSERT = """
            INSERT INTO sluice.user_by_id (user_id, collected_at, first_name, last_name, title, gender, email, address,\
             city, state, country, postcode, latitude, longitude, date_of_birth, age, registration_date, phone, cell,\
             nationality, picture_url, username) VALUES (?, ?, ?, ?, 'Ms', 'female', ?, ?, 'Bodø', 'Nordland', ?,\
             '0861', 67.2804, 14.4049, ?, 37, ?, '73211806', '95514277', 'NO', ?, ?)""";

    private final QuarkusCqlSession session;

    UserFixtures(QuarkusCqlSession session) {
        this.session = session;
    }

    /** Stores users of a country, each about 700 bytes of JSON. */
    void fill(int rows, String country) {
        PreparedStatement insert = session.prepare(INSERT);
        Multi.createFrom()
                .range(0, rows)
                .map(number -> user(insert, number, country))
                .onItem()
                .transformToUni(user -> Uni.createFrom()
                        .completionStage(() -> session.executeAsync(user))
                        .onFailure()
                        .retry()
                        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                        .atMost(20))
                .merge(MAX_IN_FLIGHT)
                .collect()
                .last()
                .await()
                .indefinitely();
    }

    private static BoundStatement user(PreparedStatement insert, int number, String country) {
        String id = UUID.randomUUID().toString();
        return insert.bind(
                id,
                COLLECTED_AT,
                "Ingrid" + number,
                "Håkonsen",
                id + "@example.com",
                number + " Valwood Pkwy, \"Bodø\", Nordland, Norway",
                country,
                COLLECTED_AT.minusSeconds(1_000_000_000L + number),
                COLLECTED_AT.minusSeconds(number),
                "https://randomuser.example/api/portraits/med/women/" + number + ".jpg",
                "yellowpeacock" + number);
    }
}
