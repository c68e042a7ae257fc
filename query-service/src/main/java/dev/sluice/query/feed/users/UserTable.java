package dev.sluice.query.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.TimeRange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** SELECTs on {@code user_by_id}. */
@Singleton
final class UserTable {

    /** Name of the list in its cursors, which hold the token of the last user. */
    static final String LIST = "users";

    private static final String SELECT = """
            SELECT user_id, collected_at, first_name, last_name, title, gender, email, address, city, state, country,\
             postcode, latitude, longitude, date_of_birth, age, registration_date, phone, cell, nationality,\
             picture_url, username, warnings, token(user_id) AS position FROM sluice.user_by_id""";

    private final CassandraReader cassandra;

    UserTable(CassandraReader cassandra) {
        this.cassandra = cassandra;
    }

    /** Filter of the user list; empty fields match all users. */
    record UserFilter(
            Optional<String> country, Optional<String> nationality, Optional<String> gender, TimeRange registered) {}

    Uni<Optional<User>> byId(String id) {
        return cassandra.one(SELECT + " WHERE user_id = ?", id).map(row -> row.map(UserTable::user));
    }

    /** Reads in token order, in which rows never move and the indexes filter. */
    Uni<Page<User>> list(UserFilter filter, Optional<Long> after, int limit) {
        WhereClause where = new WhereClause()
                .and("token(user_id) > ?", after)
                .and("country = ?", filter.country())
                .and("nationality = ?", filter.nationality())
                .and("gender = ?", filter.gender())
                .and("registration_date >= ?", filter.registered().from())
                .and("registration_date < ?", filter.registered().to());
        return cassandra
                .page(SELECT, where, limit + 1)
                .map(found ->
                        Page.of(found, limit, UserTable::user, row -> Cursor.write(LIST, row.getLong("position"))));
    }

    private static User user(Row row) {
        return new User(
                row.getString("user_id"),
                row.getInstant("collected_at"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("title"),
                row.getString("gender"),
                row.getString("email"),
                row.getString("address"),
                row.getString("city"),
                row.getString("state"),
                row.getString("country"),
                row.getString("postcode"),
                row.get("latitude", Double.class),
                row.get("longitude", Double.class),
                row.getInstant("date_of_birth"),
                row.get("age", Integer.class),
                row.getInstant("registration_date"),
                row.getString("phone"),
                row.getString("cell"),
                row.getString("nationality"),
                row.getString("picture_url"),
                row.getString("username"),
                // The driver does not distinguish a null list from an empty one.
                List.copyOf(row.getList("warnings", String.class)));
    }
}
