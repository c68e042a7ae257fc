package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/player-sessions/lengths}: session lengths from daily counts in one or two partitions. */
@Path("/v1/player-sessions/lengths")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "player-sessions")
final class PlayerSessionLengthsQuery {

    private final PlayerSessionLengthTable table;
    private final Clock clock;

    PlayerSessionLengthsQuery(PlayerSessionLengthTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @GET
    @CachedAnswer(feeds = "player-sessions", moving = true)
    @Operation(
            summary = "Sessions by length",
            description = "Number of complete sessions by length that started on the given days. Whole days "
                    + "(UTC): `from` is moved back and `to` forward to midnight. A session whose end lies before its "
                    + "start is not counted.")
    @APIResponse(responseCode = "200", description = "All bands, the shortest first.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.UNAVAILABLE)
    public Uni<PlayerSessionLengths> lengths(
            @Parameter(
                            description = "Started on this day or later, RFC 3339; seven days before `to` by default.",
                            example = "2026-11-20T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description =
                                    "Started before this time, RFC 3339; now by default. At most 31 days after `from`.",
                            example = "2026-11-21T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(description = "Only this country, ISO 3166-1 alpha-2, case-insensitive.", example = "FI")
                    @RestQuery
                    String country) {
        Parameters given = new Parameters();
        DaySpan span = DaySpan.of(given, from, to, ChronoUnit.DAYS, clock.instant());
        Optional<String> only = CountryCode.of(given, country);
        given.check();
        return table.histograms(span, only).map(found -> PlayerSessionLengths.of(span, found));
    }
}
