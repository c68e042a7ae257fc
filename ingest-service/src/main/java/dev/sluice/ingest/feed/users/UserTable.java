package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Table {@code user_by_id}: the latest state of a person, every column bound so that a row is one observation. */
@ApplicationScoped
class UserTable {

    private static final String UPSERT = """
            INSERT INTO sluice.user_by_id (user_id, first_name, last_name, title, gender, email, address, city, state,
              country, postcode, latitude, longitude, date_of_birth, age, registration_date, phone, cell, nationality,
              picture_url, username, warnings, collected_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE = "DELETE FROM sluice.user_by_id USING TIMESTAMP ? WHERE user_id = ?";

    private final Cql cql;

    UserTable(Cql cql) {
        this.cql = cql;
    }

    Uni<Void> write(User user, Envelope envelope) {
        return cql.write(
                UPSERT,
                user.userId(),
                user.firstName(),
                user.lastName(),
                user.title(),
                user.gender(),
                user.email(),
                user.address(),
                user.city(),
                user.state(),
                user.country(),
                user.postcode(),
                user.latitude(),
                user.longitude(),
                user.dateOfBirth(),
                user.age(),
                user.registrationDate(),
                user.phone(),
                user.cell(),
                user.nationality(),
                user.pictureUrl(),
                user.username(),
                user.warnings(),
                user.collectedAt(),
                envelope.id(),
                envelope.tieBrokenWriteTime());
    }

    /** Erases a person: deletes every row accepted before the erasure, including those dated ahead of the clock. */
    Uni<Void> delete(Envelope envelope) {
        return cql.write(DELETE, envelope.erasureWriteTime(), envelope.subject());
    }
}
