package dev.sluice.ingest.feed.users;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables {@code user_by_country_band}, one row a person, and {@code user_place_by_id}, every place the person may have a
 * row in. Both follow {@code user_by_id} as it is read here, not what an announcement said, so order does not matter.
 */
@ApplicationScoped
class UserPlaceTable {

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

    private final Cql cql;

    UserPlaceTable(Cql cql) {
        this.cql = cql;
    }

    /**
     * Where a person was put.
     *
     * @param now empty for one who is erased
     * @param left places the person is counted in no longer, to be forgotten once they are counted anew
     * @param began when the person began to be read, in microseconds
     */
    record Placed(String userId, Optional<UserPlace> now, Set<UserPlace> left, long began) {

        Set<UserPlace> touched() {
            Set<UserPlace> touched = new HashSet<>(left);
            now.ifPresent(touched::add);
            return touched;
        }

        int shard() {
            return Math.floorMod(userId.hashCode(), SHARDS);
        }
    }

    /** Puts a person into the one right place. The place is noted before it has a row, so that no row is ever forgotten. */
    Uni<Placed> place(String userId) {
        long began = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        return cql.read(SELECT_USER, userId).chain(user -> {
            Optional<UserPlace> now = Optional.ofNullable(user).map(UserPlace::of);
            return note(userId, now, began)
                    .chain(() -> cql.readAll(SELECT_PLACES, userId))
                    .map(places -> new Placed(userId, now, left(places, now), began))
                    .call(this::move);
        });
    }

    /** Forgets the places that a person has left: after they were counted, else a failure between would lose them. */
    Uni<Void> forget(Placed placed) {
        return all(placed.left().stream()
                .map(place -> cql.write(DELETE_PLACE, placed.began(), placed.userId(), place.country(), place.band()))
                .toList());
    }

    private Uni<Void> note(String userId, Optional<UserPlace> now, long began) {
        return now.map(place -> cql.write(UPSERT_PLACE, userId, place.country(), place.band(), began))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> move(Placed placed) {
        return all(placed.touched().stream().map(place -> row(placed, place)).toList());
    }

    private Uni<Void> row(Placed placed, UserPlace place) {
        return placed.left().contains(place)
                ? cql.write(DELETE_ROW, placed.began(), place.country(), place.band(), placed.shard(), placed.userId())
                : cql.write(UPSERT_ROW, place.country(), place.band(), placed.shard(), placed.userId(), placed.began());
    }

    private static Set<UserPlace> left(List<Row> places, Optional<UserPlace> now) {
        return places.stream()
                .map(row -> new UserPlace(row.getString("country"), row.getString("band")))
                .filter(place -> now.filter(place::equals).isEmpty())
                .collect(Collectors.toSet());
    }

    private static Uni<Void> all(List<Uni<Void>> writes) {
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(writes).andFailFast().replaceWithVoid();
    }
}
