package dev.sluice.ingest.intake;

import dev.sluice.ingest.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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

/** Sending rejected events again; query-service lists them. */
@Path("/v1/rejected/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rejected", description = "What no feed accepted.")
class RejectedResource {

    /** As long as rejected events are kept. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final FeedRegistry feeds;
    private final Replay replay;
    private final Clock clock;

    RejectedResource(FeedRegistry feeds, Replay replay, Clock clock) {
        this.feeds = feeds;
        this.replay = replay;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Send rejected events again",
            description = "Those of a feed and a span (the last day if not given), or one by its id, which may be"
                    + " corrected by giving a value. What would be rejected once more is not sent; nothing is sent more"
                    + " than three times; at most 1,000 are looked at in one go.")
    @APIResponse(responseCode = "200", description = "How many went where.")
    @APIResponse(responseCode = "400", description = "The request cannot be read.")
    @APIResponse(responseCode = "404", description = "There is no such feed.")
    public Uni<ReplayResult> replay(
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReplayRequest.class),
                                            example = FeedExamples.REPLAY))
                    byte[] body) {
        ReplayRequest request = complete(read(body));
        FeedRegistry.Entry<?> entry = feeds.find(request.feed()).orElseThrow(() -> Problems.unknown("feed"));
        return replay.run(request, entry).onFailure(Publisher.Overload.class).transform(Problems::notNow);
    }

    private static ReplayRequest read(byte[] body) {
        try {
            ReplayRequest request = StrictJson.MAPPER.readValue(body, ReplayRequest.class);
            if (request == null || request.feed() == null) {
                throw Problems.bad("The request must name a feed.");
            }
            if (request.value() != null && request.id() == null) {
                throw Problems.bad("A value corrects one event: the request must name its id.");
            }
            return request;
        } catch (IOException | NumberFormatException e) {
            throw Problems.bad(
                    "The request must be JSON with feed, and as needed reason, from, to, id, value, dryRun.");
        }
    }

    private ReplayRequest complete(ReplayRequest given) {
        Instant to = given.to() == null ? clock.instant().plusSeconds(1) : given.to();
        Instant from =
                given.from() != null ? given.from() : to.minus(given.id() == null ? Duration.ofDays(1) : LONGEST);
        if (!from.isBefore(to) || from.plus(LONGEST).isBefore(to)) {
            throw Problems.bad("from must be before to, by at most 31 days.");
        }
        return new ReplayRequest(given.feed(), given.reason(), from, to, given.id(), given.value(), given.dryRun());
    }
}
