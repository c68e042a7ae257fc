package dev.sluice.query.rejected;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.TimeRange;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers what was rejected, of one feed or of all, newest first. */
@Path("/v1/rejected")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATOR)
@Tag(name = "rejected", description = "Events that no feed accepted, and why.")
final class RejectedResource {

    /** They are kept so long, and a wider range would visit more days than there are. */
    private static final Duration WIDEST = Duration.ofDays(30);

    /** Kafka's time may be ahead of our clock by as much as an event may be. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Of an export: each may hold 64 KiB of its original, and two pages are held. */
    private static final int PAGE = 100;

    private final RejectedScan walk;
    private final List<String> feeds;

    RejectedResource(RejectedScan walk, @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.walk = walk;
        this.feeds = feeds;
    }

    @GET
    @CachedAnswer
    @Operation(
            summary = "List rejected events",
            description = "Newest first, of one feed or of all, with every reason. "
                    + "A page may be short and still have a `next`.")
    @APIResponse(responseCode = "200", description = "A page of rejected events.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<Rejected>> list(
            @Parameter(description = "Only of this feed.", example = "users") @RestQuery String feed,
            @Parameter(description = "Only with a reason that names this field.", example = "email") @RestQuery
                    String reason,
            @Parameter(description = "Rejected then or later, RFC 3339; 30 days ago if not given.") @RestQuery
                    String from,
            @Parameter(description = "Rejected before, RFC 3339; now if not given. At most 30 days after `from`.")
                    @RestQuery
                    String to,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        RejectedScan.Criteria path = path(given, feed, reason, from, to, cursor);
        int size = given.limit(limit);
        given.check();
        return walk.page(path, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<Rejected> export(
            @RestQuery String feed,
            @RestQuery String reason,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        RejectedScan.Criteria path = path(given, feed, reason, from, to, cursor);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        given.check();
        return new Export<>(
                "rejected",
                Rejected.class,
                cursor,
                most,
                (at, size) -> walk.page(path.on(after(given, at)), Math.min(size, PAGE)));
    }

    private RejectedScan.Criteria path(
            Parameters given, String feed, String reason, String from, String to, String cursor) {
        if (feed != null && !feeds.contains(feed)) {
            given.refuse("feed", "must be one of " + String.join(", ", feeds), feed);
        }
        Optional<String> field = given.text("reason", reason);
        TimeRange range = given.range("from", from, "to", to);
        // To the millisecond, as the table has it.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant end = range.to().orElse(now);
        Instant begin = range.from().orElse(end.minus(WIDEST));
        if (Duration.between(begin, end).compareTo(WIDEST) > 0) {
            given.refuse("from", "must be at most 30 days before to, or before now", from);
        }
        Instant until = range.to().orElse(now.plus(AHEAD));
        return new RejectedScan.Criteria(
                feed == null ? feeds : List.of(feed), field, begin, until, after(given, cursor));
    }

    private static Optional<RejectedPosition> after(Parameters given, String cursor) {
        return given.cursor(RejectedPosition.LIST, cursor, RejectedPosition::of);
    }
}
