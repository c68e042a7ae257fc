package dev.sluice.ingest.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.intake.FeedRegistry;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.ingest.post.PostedEventPublisher;
import dev.sluice.ingest.post.Problems;
import dev.sluice.ingest.rejected.ReplayService.ReplayResult;
import dev.sluice.runtime.access.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/rejected/replay}; query-service lists the rejected events. */
@Path("/v1/rejected/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rejected", description = "Rejected events.")
@Singleton
final class ReplayResource {

    /** As long as rejected events are stored. */
    private static final Duration MAX_SPAN = Duration.ofDays(31);

    private static final String EXAMPLE = """
            {"feed": "users", "reason": "email", "dryRun": true}""";

    private final FeedRegistry feeds;
    private final ReplayService replay;
    private final Clock clock;

    ReplayResource(FeedRegistry feeds, ReplayService replay, Clock clock) {
        this.feeds = feeds;
        this.replay = replay;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Replay rejected events",
            description =
                    "Publishes the rejected events of a feed and a time span (by default the last day) again, or one by"
                            + " its id, optionally with a corrected value. Events that would be rejected again or have been"
                            + " replayed three times are skipped. A request considers at most 1,000 events.")
    @APIResponse(responseCode = "200", description = "The number of events by outcome.")
    @APIResponse(responseCode = "400", description = "The request cannot be read.")
    @APIResponse(responseCode = "404", description = "There is no such feed.")
    public Uni<ReplayResult> replay(
            @RequestBody(content = @Content(schema = @Schema(implementation = ReplayRequest.class), example = EXAMPLE))
                    byte[] body) {
        ReplayRequest request = withDefaults(read(body));
        FeedRegistry.RegisteredFeed<?> feed = feeds.find(request.feed()).orElseThrow(() -> Problems.unknown("feed"));
        return replay.replay(request, feed)
                .onFailure(PostedEventPublisher.OverloadException.class)
                .transform(Problems::unavailable);
    }

    private static ReplayRequest read(byte[] body) {
        try {
            ReplayRequest request = StrictJson.MAPPER.readValue(body, ReplayRequest.class);
            if (request == null || request.feed() == null) {
                throw Problems.bad("The request must name a feed.");
            }
            if (request.value() != null && request.id() == null) {
                throw Problems.bad("A value replaces that of one event: the request must name its id.");
            }
            return request;
        } catch (IOException | NumberFormatException e) {
            throw Problems.bad(
                    "The request must be JSON with feed, and as needed reason, from, to, id, value, dryRun.");
        }
    }

    private ReplayRequest withDefaults(ReplayRequest given) {
        Instant to = given.to() == null ? clock.instant().plusSeconds(1) : given.to();
        Instant from =
                given.from() != null ? given.from() : to.minus(given.id() == null ? Duration.ofDays(1) : MAX_SPAN);
        if (!from.isBefore(to) || from.plus(MAX_SPAN).isBefore(to)) {
            throw Problems.bad("from must be before to, by at most 31 days.");
        }
        return new ReplayRequest(given.feed(), given.reason(), from, to, given.id(), given.value(), given.dryRun());
    }

    /**
     * Selects the rejected events to replay.
     *
     * @param feed of the events; required
     * @param reason field that a reason must name, or null for all events
     * @param from earliest time of rejection; by default a day before {@code to}
     * @param to end of the time span, exclusive; now by default
     * @param id of a single event, or null for all
     * @param value replaces the original of {@code id}, or null
     * @param dryRun whether to only report what would be replayed
     */
    @RegisterForReflection
    record ReplayRequest(
            String feed, String reason, Instant from, Instant to, String id, JsonNode value, boolean dryRun) {}
}
