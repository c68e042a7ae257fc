package dev.sluice.ingest.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.cassandra.CqlExecutor;
import dev.sluice.ingest.cassandra.RowWriter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables {@code user_by_country_band}, with a row per person, and {@code user_place_by_id}, the places where a person may
 * have a row. Both are derived from the current row of {@code user_by_id} and not from announcements, whose order
 * therefore does not matter.
 */
@Singleton
final class UserPlaceTable {

    static final int SHARDS = 16;

    private static final String SELECT_USER =
            "SELECT user_id, country, date_of_birth, age, collected_at FROM sluice.user_by_id WHERE user_id IN ?";

    private static final String UPSERT_PLACE =
            "INSERT INTO sluice.user_place_by_id (user_id, country, band) VALUES (?, ?, ?) USING TIMESTAMP ?";

    private static final String SELECT_PLACES =
            "SELECT user_id, country, band FROM sluice.user_place_by_id WHERE user_id IN ?";

    private static final String DELETE_PLACE =
            "DELETE FROM sluice.user_place_by_id USING TIMESTAMP ? WHERE user_id = ? AND country = ? AND band = ?";

    private static final String UPSERT_ROW = """
            INSERT INTO sluice.user_by_country_band (country, band, shard, user_id) VALUES (?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String DELETE_ROW = """
            DELETE FROM sluice.user_by_country_band USING TIMESTAMP ?
            WHERE country = ? AND band = ? AND shard = ? AND user_id = ?""";

    private final CqlExecutor cql;
    private final RowWriter writer;

    UserPlaceTable(CqlExecutor cql) {
        this.cql = cql;
        this.writer = new RowWriter(cql);
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

    /** Moves persons to their current places. Notes a place before it has a row, so that no row is ever lost track of. */
    Uni<List<PlacedUser>> place(Set<String> userIds) {
        long startedAt = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return cql.readIn(SELECT_USER, userIds)
                .map(rows -> rows.stream().collect(Collectors.toMap(UserPlaceTable::userId, UserPlace::of)))
                .call(current -> writer.writeAll(notes(current, startedAt)))
                .chain(current -> cql.readIn(SELECT_PLACES, userIds)
                        .map(rows -> rows.stream().collect(Collectors.groupingBy(UserPlaceTable::userId)))
                        .map(places -> userIds.stream()
                                .map(userId -> placed(userId, current.get(userId), places, startedAt))
                                .toList()))
                .call(placed -> writer.writeAll(
                        placed.stream().flatMap(UserPlaceTable::moves).toList()));
    }

    /** Deletes the notes of former places. Called after recounting them, so that a failure in between is repaired. */
    Uni<Void> deleteFormer(List<PlacedUser> placed) {
        return writer.writeAll(placed.stream()
                .flatMap(user -> user.former().stream()
                        .map(place -> BoundWrite.of(
                                DELETE_PLACE, user.startedAt(), user.userId(), place.country(), place.band())))
                .toList());
    }

    private static String userId(Row row) {
        return row.getString("user_id");
    }

    private static List<BoundWrite> notes(Map<String, UserPlace> current, long startedAt) {
        return current.entrySet().stream()
                .map(user -> BoundWrite.of(
                        UPSERT_PLACE,
                        user.getKey(),
                        user.getValue().country(),
                        user.getValue().band(),
                        startedAt))
                .toList();
    }

    private static PlacedUser placed(String userId, UserPlace current, Map<String, List<Row>> places, long startedAt) {
        Set<UserPlace> former = places.getOrDefault(userId, List.of()).stream()
                .map(row -> new UserPlace(row.getString("country"), row.getString("band")))
                .filter(place -> !place.equals(current))
                .collect(Collectors.toSet());
        return new PlacedUser(userId, Optional.ofNullable(current), former, startedAt);
    }

    private static Stream<BoundWrite> moves(PlacedUser placed) {
        return placed.affected().stream()
                .map(place -> placed.former().contains(place)
                        ? BoundWrite.of(
                                DELETE_ROW,
                                placed.startedAt(),
                                place.country(),
                                place.band(),
                                placed.shard(),
                                placed.userId())
                        : BoundWrite.of(
                                UPSERT_ROW,
                                place.country(),
                                place.band(),
                                placed.shard(),
                                placed.userId(),
                                placed.startedAt()));
    }
}
