package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.feed.playersessions.PlayerSessionStarts.Country;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/player-sessions/starts}: starts of the last hours by country. */
@Path("/v1/player-sessions/starts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "player-sessions")
final class PlayerSessionStartsQuery {

    /** One year; older starts are not kept. */
    private static final int MAX_HOURS = 8760;

    private final PlayerSessionCounts counts;
    private final PlayerSessionNewestStarts newest;
    private final Clock clock;

    PlayerSessionStartsQuery(PlayerSessionCounts counts, PlayerSessionNewestStarts newest, Clock clock) {
        this.counts = counts;
        this.newest = newest;
        this.clock = clock;
    }

    @GET
    @CachedAnswer(feeds = "player-sessions", moving = true)
    @Operation(
            summary = "Starts by country",
            description = "For each country with starts in the last hours: their number and the newest ten.")
    @APIResponse(responseCode = "200", description = "Countries, those with most starts first.")
    public Uni<PlayerSessionStarts> starts(
            @Parameter(description = "Number of hours to look back, 1 to 8760.", required = true, example = "24")
                    @RestQuery
                    String hours,
            @Parameter(description = "Only this country, even without starts; case-insensitive.", example = "FI")
                    @RestQuery
                    String country) {
        Parameters given = new Parameters();
        int back = given.whole("hours", hours, 1, MAX_HOURS);
        Optional<String> only = given.country(country);
        given.check();
        StartSpan span = StartSpan.last(back, clock.instant());
        return counts.count(span, only)
                .chain(counted -> newest.of(span, counted))
                .map(found -> found.isEmpty() ? emptyCountry(only) : found)
                .map(items -> new PlayerSessionStarts(span.from(), span.to(), items));
    }

    private static List<Country> emptyCountry(Optional<String> only) {
        return only.map(code -> new Country(code, 0, List.of())).stream().toList();
    }
}
