package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.http.DaySpan;
import dev.sluice.query.http.DaySpanParameters;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
    public Uni<PlayerSessionLengths> lengths(
            @BeanParam DaySpanParameters range,
            @Parameter(description = "Only this country, ISO 3166-1 alpha-2, case-insensitive.", example = "FI")
                    @RestQuery
                    String country) {
        Parameters given = new Parameters();
        DaySpan span = range.span(given, ChronoUnit.DAYS, clock.instant());
        Optional<String> only = given.country(country);
        given.check();
        return table.histograms(span, only).map(found -> PlayerSessionLengths.of(span, found));
    }
}
