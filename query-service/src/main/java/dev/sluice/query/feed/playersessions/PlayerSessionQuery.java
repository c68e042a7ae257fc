package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Answers for sessions, straight from the tables: what is announced of a session carries the player's id, so a cache by
 * session would not hear of it.
 */
@Path("/v1/player-sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "player-sessions", description = "Sessions of players, from their start and end events of one year.")
final class PlayerSessionQuery {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final Pattern PLAYER = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final String PLAYER_FORM = "32 hexadecimal digits";

    private final PlayerSessionTable table;
    private final PlayerSessionList list;

    PlayerSessionQuery(PlayerSessionTable table, PlayerSessionList list) {
        this.table = table;
        this.list = list;
    }

    @GET
    @CachedAnswer(feeds = "player-sessions")
    @Operation(
            summary = "Sessions of a player",
            description = "Complete ones with the newest end first, or open ones in no order that means anything.")
    @APIResponse(responseCode = "200", description = "A page of sessions.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<PlayerSession>> list(
            @Parameter(description = "The player's id.", required = true, example = "0a2d12a1a7e145de8bae44c0c6e06629")
                    @RestQuery
                    String player,
            @Parameter(description = "false for sessions that lack an event; true if not given.", example = "true")
                    @RestQuery
                    String complete,
            @Parameter(description = "Items a page, 1 to 100; 20 if not given.", example = "20") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        Asked asked = asked(given, player, complete);
        int size = given.limit(limit, USUAL, MOST);
        checkCursor(given, asked, cursor);
        given.check();
        return read(given, asked, cursor, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<PlayerSession> export(
            @RestQuery String player, @RestQuery String complete, @RestQuery String limit, @RestQuery String cursor) {
        Parameters given = new Parameters();
        Asked asked = asked(given, player, complete);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        checkCursor(given, asked, cursor);
        given.check();
        return new Export<>(
                "player-sessions", PlayerSession.class, cursor, most, (at, size) -> read(given, asked, at, size));
    }

    @GET
    @CachedAnswer(feeds = "player-sessions", exact = true)
    @Path("{sessionId}")
    @Operation(summary = "One session", description = "Complete, or open while one of its events is missing.")
    @APIResponse(responseCode = "200", description = "The session.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<PlayerSession> one(
            @Parameter(description = "The session's id.", example = "4a0c43c9-c43a-42ff-ba55-67563dfa35d4") @RestPath
                    String sessionId) {
        if (!PlainText.isId(sessionId)) {
            throw Problems.unknown("session");
        }
        return table.byId(sessionId.toLowerCase(Locale.ROOT))
                .map(session -> session.orElseThrow(() -> Problems.unknown("session")));
    }

    /** Whose sessions, and whether those with an end or the open ones. */
    private record Asked(String player, boolean ended) {}

    private static Asked asked(Parameters given, String player, String complete) {
        Optional<String> who = given.form("player", player, PLAYER, PLAYER_FORM);
        if (player == null) {
            given.refuse("player", "must be " + PLAYER_FORM, null);
        }
        return new Asked(
                who.orElse("").toLowerCase(Locale.ROOT),
                given.flag("complete", complete).orElse(true));
    }

    private Uni<Page<PlayerSession>> read(Parameters given, Asked asked, String cursor, int size) {
        return asked.ended()
                ? list.complete(asked.player(), newest(given, cursor), size)
                : list.open(asked.player(), first(given, cursor), size);
    }

    private static void checkCursor(Parameters given, Asked asked, String cursor) {
        if (asked.ended()) {
            newest(given, cursor);
        } else {
            first(given, cursor);
        }
    }

    private static KeysetPosition newest(Parameters given, String cursor) {
        return given.cursor(PlayerSessionList.COMPLETE, cursor, parts -> place(parts.get(0), parts.get(1)))
                .orElse(PlayerSessionList.NEWEST);
    }

    private static String first(Parameters given, String cursor) {
        return given.cursor(PlayerSessionList.OPEN, cursor, parts -> parts.get(0))
                .orElse("");
    }

    private static KeysetPosition place(String time, String id) {
        return new KeysetPosition(Instant.ofEpochMilli(Long.parseLong(time)), id);
    }
}
