package dev.sluice.ingest.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.CqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables {@code user_by_country_band}, with a row per person, and {@code user_place_by_id}, the places where a person may
 * have a row. Both are derived from the current row of {@code user_by_id} and not from announcements, whose order
 * therefore does not matter.
 */
@Singleton
final class UserPlaceTable {

    static final int SHARDS = 16;

    private static final String SELECT_USER =
            "SELECT country, date_of_birth, age, collected_at FROM sluice.user_by_id WHERE user_id = ?";

    private static final String UPSERT_PLACE =
            "INSERT INTO sluice.user_place_by_id (user_id, country, band) VALUES (?, ?, ?) USING TIMESTAMP ?";

    private static final String SELECT_PLACES =
            "SELECT country, band FROM sluice.user_place_by_id WHERE user_id = ? LIMIT 1000";

    private static final String DELETE_PLACE =
            "DELETE FROM sluice.user_place_by_id USING TIMESTAMP ? WHERE user_id = ? AND country = ? AND band = ?";

    private static final String UPSERT_ROW = """
            INSERT INTO sluice.user_by_country_band (country, band, shard, user_id) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE_ROW = """
            DELETE FROM sluice.user_by_country_band USING TIMESTAMP ?
            WHERE country = ? AND band = ? AND shard = ? AND user_id = ?""";

    private final CqlExecutor cql;

    UserPlaceTable(CqlExecutor cql) {
        this.cql = cql;
    }

    /**
     * A person's change of place.
     *
     * @param current place; empty for an erased person
     * @param former former places, deleted from {@code user_place_by_id} after they are recounted
     * @param startedAt when reading the person's row began, in microseconds
     */
    record PlacedUser(String userId, Optional<UserPlace> current, Set<UserPlace> former, long startedAt) {

        Set<UserPlace> affected() {
            Set<UserPlace> affected = new HashSet<>(former);
            current.ifPresent(affected::add);
            return affected;
        }

        int shard() {
            return Math.floorMod(userId.hashCode(), SHARDS);
        }
    }

    /** Moves a person to the current place. Notes the place before it has a row, so that no row is ever lost track of. */
    Uni<PlacedUser> place(String userId) {
        long startedAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return cql.read(SELECT_USER, userId).chain(user -> {
            Optional<UserPlace> current = Optional.ofNullable(user).map(UserPlace::of);
            return note(userId, current, startedAt)
                    .chain(() -> cql.readAll(SELECT_PLACES, userId))
                    .map(places -> new PlacedUser(userId, current, former(places, current), startedAt))
                    .call(this::move);
        });
    }

    /** Deletes the notes of former places. Called after recounting them, so that a failure in between is repaired. */
    Uni<Void> deleteFormer(PlacedUser placed) {
        return all(placed.former().stream()
                .map(place ->
                        cql.write(DELETE_PLACE, placed.startedAt(), placed.userId(), place.country(), place.band()))
                .toList());
    }

    private Uni<Void> note(String userId, Optional<UserPlace> current, long startedAt) {
        return current.map(place -> cql.write(UPSERT_PLACE, userId, place.country(), place.band(), startedAt))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> move(PlacedUser placed) {
        return all(
                placed.affected().stream().map(place -> writeRow(placed, place)).toList());
    }

    private Uni<Void> writeRow(PlacedUser placed, UserPlace place) {
        return placed.former().contains(place)
                ? cql.write(
                        DELETE_ROW, placed.startedAt(), place.country(), place.band(), placed.shard(), placed.userId())
                : cql.write(
                        UPSERT_ROW, place.country(), place.band(), placed.shard(), placed.userId(), placed.startedAt());
    }

    private static Set<UserPlace> former(List<Row> places, Optional<UserPlace> current) {
        return places.stream()
                .map(row -> new UserPlace(row.getString("country"), row.getString("band")))
                .filter(place -> current.filter(place::equals).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Uni<Void> all(List<Uni<Void>> writes) {
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(writes).andFailFast().replaceWithVoid();
    }
}
