package dev.sluice.query.feed.playersessions;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.sluice.query.cassandra.CassandraReader;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.cassandra.NewestFirstTable;
import dev.sluice.query.cassandra.WhereClause;
import dev.sluice.query.http.Cursor;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PagedScan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Lists the sessions of a player from {@code player_session_complete_by_player} and {@code ..._open_by_player}. Their
 * rows may be outdated, since an end can be corrected and the other event can arrive: each row is checked against the
 * session itself, and reading continues until the page is full.
 */
@Singleton
final class PlayerSessionList {

    static final String COMPLETE = "player-sessions";

    static final String OPEN = "open-player-sessions";

    /** Position before every row: newer than any end. */
    private static final KeysetPosition NEWEST = KeysetPosition.before(Instant.parse("9999-01-01T00:00:00Z"));

    private static final NewestFirstTable BY_END = new NewestFirstTable(
            "SELECT ended_at, session_id FROM sluice.player_session_complete_by_player", "ended_at", "session_id");

    /** Follows the id of a session that has only an end, in its row among the open ones. */
    private static final String UNSTARTED = "~end";

    private static final String SELECT_OPEN = "SELECT session_id FROM sluice.player_session_open_by_player";

    private final CassandraReader cassandra;
    private final PlayerSessionTable sessions;

    PlayerSessionList(CassandraReader cassandra, PlayerSessionTable sessions) {
        this.cassandra = cassandra;
        this.sessions = sessions;
    }

    Uni<Page<PlayerSession>> complete(String player, Optional<KeysetPosition> after, int limit) {
        return new PagedScan<KeysetPosition, PlayerSession>(
                        limit,
                        position -> BY_END.read(cassandra, () -> of(player), Optional.empty(), position, limit + 1)
                                .chain(found -> step(
                                        found,
                                        limit,
                                        BY_END::position,
                                        (row, session) -> session.isComplete()
                                                && session.playerId().equals(player)
                                                && session.endedAt().equals(row.getInstant("ended_at")))),
                        session -> new KeysetPosition(session.endedAt(), session.sessionId()),
                        position -> Cursor.write(COMPLETE, position))
                .page(after.orElse(NEWEST));
    }

    /** Lists open sessions in the order of their ids. */
    Uni<Page<PlayerSession>> open(String player, Optional<String> after, int limit) {
        return new PagedScan<String, PlayerSession>(
                        limit,
                        id -> cassandra
                                .page(SELECT_OPEN, of(player).and("session_id > ?", Optional.of(id)), limit + 1)
                                .chain(found -> step(
                                        found,
                                        limit,
                                        row -> row.getString("session_id"),
                                        (row, session) -> !session.isComplete()
                                                && session.playerId().equals(player))),
                        PlayerSessionList::openId,
                        id -> Cursor.write(OPEN, id))
                .page(after.orElse(""));
    }

    private <P> Uni<PagedScan.ScanStep<P, PlayerSession>> step(
            List<Row> found, int limit, Function<Row, P> position, BiPredicate<Row, PlayerSession> holds) {
        Optional<P> next = found.size() > limit ? Optional.of(position.apply(found.get(limit))) : Optional.empty();
        return sessions.byIds(
                        found.stream().map(PlayerSessionList::id).distinct().toList())
                .map(known -> new PagedScan.ScanStep<>(checked(found, known, holds), next));
    }

    private static List<PlayerSession> checked(
            List<Row> found, Map<String, PlayerSession> known, BiPredicate<Row, PlayerSession> holds) {
        return found.stream()
                .map(row -> {
                    PlayerSession session = known.get(id(row));
                    return session != null && holds.test(row, session) ? session : null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static String id(Row row) {
        return row.getString("session_id").replace(UNSTARTED, "");
    }

    private static String openId(PlayerSession session) {
        return session.startedAt() == null ? session.sessionId() + UNSTARTED : session.sessionId();
    }

    private static WhereClause of(String player) {
        return new WhereClause().and("player_id = ?", Optional.of(player));
    }
}
