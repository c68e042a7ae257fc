package dev.sluice.query.feed.playersessions;

import dev.sluice.query.access.Role;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.query.http.Text;
import dev.sluice.query.rows.Place;
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
        Optional<String> who = given.form("player", player, PLAYER, PLAYER_FORM);
        if (player == null) {
            given.refuse("player", "must be " + PLAYER_FORM, null);
        }
        boolean ended = given.flag("complete", complete).orElse(true);
        int size = given.limit(limit, USUAL, MOST);
        Optional<Place> newest = ended
                ? given.cursor(PlayerSessionList.COMPLETE, cursor, parts -> place(parts.get(0), parts.get(1)))
                : Optional.empty();
        Optional<String> first =
                ended ? Optional.empty() : given.cursor(PlayerSessionList.OPEN, cursor, parts -> parts.get(0));
        given.check();
        String id = who.orElseThrow().toLowerCase(Locale.ROOT);
        return ended
                ? list.complete(id, newest.orElse(PlayerSessionList.NEWEST), size)
                : list.open(id, first.orElse(""), size);
    }

    @GET
    @Path("{sessionId}")
    @Operation(summary = "One session", description = "Complete, or open while one of its events is missing.")
    @APIResponse(responseCode = "200", description = "The session.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<PlayerSession> one(
            @Parameter(description = "The session's id.", example = "4a0c43c9-c43a-42ff-ba55-67563dfa35d4") @RestPath
                    String sessionId) {
        if (!Text.isId(sessionId)) {
            throw Problems.unknown("session");
        }
        return table.byId(sessionId.toLowerCase(Locale.ROOT))
                .map(session -> session.orElseThrow(() -> Problems.unknown("session")));
    }

    private static Place place(String time, String id) {
        return new Place(Instant.ofEpochMilli(Long.parseLong(time)), id);
    }
}
