package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/**
 * REST resource {@code /v1/player-sessions}, read from the tables: records of sessions carry the player's id, so a
 * cache by session could not be invalidated.
 */
@Path("/v1/player-sessions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "player-sessions", description = "Sessions of players, from the start and end events of one year.")
final class PlayerSessionQuery {

    private static final int DEFAULT_PAGE_SIZE = 20;
    private static final int MAX_PAGE_SIZE = 100;

    private static final ExportableList<PlayerSession, KeysetPosition> COMPLETE = new ExportableList<>(
            "player-sessions", PlayerSession.class, PlayerSessionList.COMPLETE, KeysetPosition::parse);

    private static final ExportableList<PlayerSession, String> OPEN =
            new ExportableList<>("player-sessions", PlayerSession.class, PlayerSessionList.OPEN, parts -> parts.get(0));

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
            description = "Complete sessions with the newest end first, or open ones in arbitrary order.")
    @APIResponse(responseCode = "200", description = "A page of sessions.")
    public Uni<Page<PlayerSession>> list(@BeanParam PlayerSessionListParameters asked) {
        return request(asked).page(DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<PlayerSession> export(@BeanParam PlayerSessionListParameters asked) {
        return request(asked).export();
    }

    private ListRequest<PlayerSession, ?> request(PlayerSessionListParameters asked) {
        Parameters given = new Parameters();
        String player = asked.player(given);
        return asked.complete(given)
                ? COMPLETE.request(
                        given, asked.limit, asked.cursor, (after, size) -> list.complete(player, after, size))
                : OPEN.request(given, asked.limit, asked.cursor, (after, size) -> list.open(player, after, size));
    }

    @GET
    @CachedAnswer(feeds = "player-sessions", exact = true)
    @Path("{sessionId}")
    @Operation(summary = "One session", description = "Complete, or open while one of its events is missing.")
    @APIResponse(responseCode = "200", description = "The session.")
    public Uni<PlayerSession> one(
            @Parameter(description = "Id of the session.", example = "4a0c43c9-c43a-42ff-ba55-67563dfa35d4") @RestPath
                    String sessionId) {
        Problems.requireId(sessionId, "session");
        return table.byId(sessionId.toLowerCase(Locale.ROOT))
                .map(session -> session.orElseThrow(() -> Problems.unknown("session")));
    }
}
