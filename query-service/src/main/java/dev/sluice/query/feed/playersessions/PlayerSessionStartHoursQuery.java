package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.CassandraReader;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/player-sessions/starts/hours}: starts by hour, from counts in one partition per day. */
@Path("/v1/player-sessions/starts/hours")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "player-sessions")
final class PlayerSessionStartHoursQuery {

    private final CassandraReader cassandra;
    private final PlayerSessionStartTable table;
    private final Clock clock;

    PlayerSessionStartHoursQuery(CassandraReader cassandra, PlayerSessionStartTable table, Clock clock) {
        this.cassandra = cassandra;
        this.table = table;
        this.clock = clock;
    }

    @GET
    @CachedAnswer(feeds = "player-sessions", moving = true)
    @Operation(
            summary = "Starts by country and hour",
            description = "For each country with starts: their number in each hour (UTC) with any. Whole hours: `from` "
                    + "is moved back and `to` forward to full hours.")
    @APIResponse(responseCode = "200", description = "Countries, those with most starts first.")
    public Uni<PlayerSessionStartHours> hours(
            @BeanParam DaySpanParameters range,
            @Parameter(description = "Only this country, ISO 3166-1 alpha-2, case-insensitive.", example = "FI")
                    @RestQuery
                    String country) {
        Parameters given = new Parameters();
        DaySpan span = range.span(given, ChronoUnit.HOURS, clock.instant());
        Optional<String> only = given.country(country);
        given.check();
        return cassandra
                .all(span.days(), day -> table.hours(day, only))
                .map(days -> PlayerSessionStartHours.of(
                        span, days.stream().flatMap(List::stream).toList()));
    }
}
