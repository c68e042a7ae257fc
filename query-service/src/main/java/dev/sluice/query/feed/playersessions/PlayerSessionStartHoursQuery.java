package dev.sluice.query.feed.playersessions;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.CassandraReader;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers when sessions started, hour by hour, from the counts: one partition a day. */
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
            description = "For each country with starts: how many in each hour (UTC) that had any. Whole hours: `from` "
                    + "is moved back and `to` forward to one.")
    @APIResponse(responseCode = "200", description = "Countries, the busiest first.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<PlayerSessionStartHours> hours(
            @Parameter(
                            description = "Started then or later, RFC 3339; if not given, seven days before `to`.",
                            example = "2026-11-20T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Started before, RFC 3339; now if not given. At most 31 days after `from`.",
                            example = "2026-11-21T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(description = "Only this one, ISO 3166-1 alpha-2 in any case.", example = "FI") @RestQuery
                    String country) {
        Parameters given = new Parameters();
        DaySpan span = DaySpan.of(given, from, to, ChronoUnit.HOURS, clock.instant());
        Optional<String> only = CountryCode.of(given, country);
        given.check();
        return cassandra
                .all(span.days(), day -> table.hours(day, only))
                .map(days -> PlayerSessionStartHours.of(
                        span, days.stream().flatMap(List::stream).toList()));
    }
}
