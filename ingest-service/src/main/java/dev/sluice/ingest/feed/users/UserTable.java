package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.NamedValues;
import dev.sluice.ingest.intake.Envelope;

/** Table {@code user_by_id}: the latest state of a person. Binds every column, so that a row is a single observation. */
final class UserTable {

    private static final String UPSERT = """
            INSERT INTO sluice.user_by_id (user_id, first_name, last_name, title, gender, email, address, city, state,
              country, postcode, latitude, longitude, date_of_birth, age, registration_date, phone, cell, nationality,
              picture_url, username, warnings, collected_at, event_id)
            VALUES (:user_id, :first_name, :last_name, :title, :gender, :email, :address, :city, :state, :country,
              :postcode, :latitude, :longitude, :date_of_birth, :age, :registration_date, :phone, :cell,
              :nationality, :picture_url, :username, :warnings, :collected_at, :event_id)
            USING TIMESTAMP :write_time""";

    private static final String DELETE = "DELETE FROM sluice.user_by_id USING TIMESTAMP ? WHERE user_id = ?";

    private UserTable() {}

    static BoundWrite row(User user, Envelope envelope) {
        return BoundWrite.of(
                UPSERT,
                new NamedValues()
                        .set("user_id", user.userId())
                        .set("first_name", user.firstName())
                        .set("last_name", user.lastName())
                        .set("title", user.title())
                        .set("gender", user.gender())
                        .set("email", user.email())
                        .set("address", user.address())
                        .set("city", user.city())
                        .set("state", user.state())
                        .set("country", user.country())
                        .set("postcode", user.postcode())
                        .set("latitude", user.latitude())
                        .set("longitude", user.longitude())
                        .set("date_of_birth", user.dateOfBirth())
                        .set("age", user.age())
                        .set("registration_date", user.registrationDate())
                        .set("phone", user.phone())
                        .set("cell", user.cell())
                        .set("nationality", user.nationality())
                        .set("picture_url", user.pictureUrl())
                        .set("username", user.username())
                        .set("warnings", user.warnings())
                        .set("collected_at", user.collectedAt())
                        .set("event_id", envelope.id())
                        .set("write_time", envelope.tieBrokenWriteTime()));
    }

    /** Erases a person: deletes every row accepted before the erasure, including those dated ahead of the clock. */
    static BoundWrite deletion(Envelope envelope) {
        return BoundWrite.of(DELETE, envelope.erasureWriteTime(), envelope.subject());
    }
}
