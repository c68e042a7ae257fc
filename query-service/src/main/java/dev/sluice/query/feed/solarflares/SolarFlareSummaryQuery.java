package dev.sluice.query.feed.solarflares;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.feed.solarflares.SolarFlareSummary.SummaryInterval;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/solar-flares/summary}: flares summarized by day, month or year. */
@Path("/v1/solar-flares/summary")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "solar-flares")
final class SolarFlareSummaryQuery {

    /** 120 table, one read each. */
    private static final int MAX_YEARS = 10;

    private final SolarFlareTable table;

    SolarFlareSummaryQuery(SolarFlareTable table) {
        this.table = table;
    }

    @GET
    @CachedAnswer(feeds = "solar-flares")
    @Operation(
            summary = "Summary of flares",
            description = "For each interval with flares, newest first: count by letter, strongest flare, "
                    + "and total duration.")
    @APIResponse(responseCode = "200", description = "The summary.")
    public Uni<SolarFlareSummary> summary(
            @Parameter(description = "day, month or year; month by default.", example = "month") @RestQuery
                    String interval,
            @Parameter(
                            description = "At this time or later, RFC 3339; ten calendar years before `to` by default.",
                            example = "2017-01-01T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Before this time, RFC 3339; now by default. At most ten years after `from`.",
                            example = "2018-01-01T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(
                            description = "Lowest class, case-insensitive; a letter alone is its weakest flare.",
                            example = "M1.0")
                    @RestQuery
                    String minClass) {
        Parameters given = new Parameters();
        SummaryInterval by = given.choice("interval", interval, SummaryInterval.MONTH);
        Optional<FlareClass> weakest = FlareClass.of(given, minClass);
        TimeRange range = given.range("from", from, "to", to);
        Instant now = Instant.now();
        Instant end = range.to().orElse(now);
        Instant begin = range.from().orElseGet(() -> calendarYears(end));
        if (begin.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).toInstant().isBefore(end)) {
            given.refuse("from", "must be at most ten years before to, or before now", from);
        }
        given.check();
        return table.summary(SolarSpan.of(new TimeRange(Optional.of(begin), Optional.of(end)), now), by, weakest);
    }

    /** Beginning of the year nine years before the year of the end: a partial year would look like a quiet one. */
    private static Instant calendarYears(Instant end) {
        Year last = Year.from(end.minusMillis(1).atOffset(ZoneOffset.UTC));
        return last.minusYears(MAX_YEARS - 1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
