package dev.sluice.ingest.intake;

import dev.sluice.ingest.access.Role;
import dev.sluice.ingest.intake.Announcer.Announcement;
import dev.sluice.ingest.intake.Publisher.Outgoing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The REST door of the intake: events of every feed, and the erasure of a person. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds", description = "What may be sent, and the door to send it through.")
class FeedResource {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    private final FeedRegistry feeds;
    private final PostedJudge judge;
    private final Publisher publisher;
    private final Clock clock;

    FeedResource(FeedRegistry feeds, PostedJudge judge, Publisher publisher, Clock clock) {
        this.feeds = feeds;
        this.judge = judge;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What Kafka has taken: the events' ids, in the order they were sent. */
    @RegisterForReflection
    record Taken(List<String> ids) {}

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "All feeds", description = "Each with the JSON Schema of its events and its limits.")
    @APIResponse(responseCode = "200", description = "All feeds by name.")
    public FeedList list() {
        return new FeedList(feeds.all().stream().map(FeedDescription::of).toList());
    }

    @POST
    @Path("{feed}/events")
    @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT, CLOUD_EVENTS})
    @RolesAllowed(Role.WRITER)
    @Operation(
            summary = "Send events",
            description = "One or an array, plain data or CloudEvents. All are taken or none; the same body twice has"
                    + " the effect of once. What was answered 202 is in Kafka and will not be lost.")
    @APIResponse(responseCode = "202", description = "Taken; the ids of the events.")
    @APIResponse(responseCode = "400", description = "The body is not JSON.")
    @APIResponse(responseCode = "404", description = "There is no such feed.")
    @APIResponse(responseCode = "422", description = "Not valid: every violation by item and field.")
    @APIResponse(responseCode = "503", description = "Too much at once, or Kafka is away: send again later.")
    public Uni<Response> post(
            @Parameter(example = "users") @RestPath String feed,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RequestBody(content = @Content(example = FeedExamples.SESSIONS)) byte[] body) {
        FeedRegistry.Entry<?> entry = feeds.find(feed).orElseThrow(() -> Problems.unknown("feed"));
        boolean cloudEvents = type.startsWith(CLOUD_EVENT) || type.startsWith(CLOUD_EVENTS);
        PostedBody posted =
                PostedBody.parse(body == null ? new byte[0] : body, cloudEvents).orElseThrow(Problems::notJson);
        List<Outgoing> outgoing = judged(posted, entry);
        return publisher
                .publish(outgoing)
                .replaceWith(() -> Response.accepted(new Taken(outgoing.stream()
                                .map(event -> event.envelope().id())
                                .toList()))
                        .build())
                .onFailure()
                .transform(Problems::notNow);
    }

    @DELETE
    @Path("{feed}/events/{id}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Erase a person",
            description = "The rows go at once, the topics within a day; the next collection does not bring them back.")
    @APIResponse(responseCode = "202", description = "On its way.")
    @APIResponse(responseCode = "404", description = "There is no such feed, or it keeps no persons.")
    public Uni<Response> erase(@Parameter(example = "users") @RestPath String feed, @RestPath String id) {
        FeedRegistry.Entry<?> entry = feeds.find(feed)
                .filter(found -> found.feed().erasure().isPresent())
                .orElseThrow(() -> Problems.unknown("feed of persons"));
        Announcement tombstone = new Announcement(
                feed, entry.facts().type(), id + "/erased", clock.instant().truncatedTo(ChronoUnit.MICROS), id);
        return publisher
                .erase(tombstone)
                .replaceWith(() -> Response.accepted().build())
                .onFailure()
                .transform(Problems::notNow);
    }

    private List<Outgoing> judged(PostedBody posted, FeedRegistry.Entry<?> entry) {
        int most = entry.feed().eventsPerRequest();
        if (posted.items().isEmpty() || posted.items().size() > most) {
            throw Problems.invalid(List.of(new ItemViolation(
                    null,
                    "events",
                    "must be 1 to " + most + ", not " + posted.items().size())));
        }
        List<Outgoing> outgoing = new ArrayList<>();
        List<ItemViolation> violations = new ArrayList<>();
        for (int item = 0; item < posted.items().size(); item++) {
            Verdict<Outgoing> verdict = judge.judge(posted.items().get(item), entry, 0);
            if (verdict instanceof Verdict.Rejected<Outgoing> rejected) {
                violations.addAll(ItemViolation.of(item, rejected.violations()));
            } else {
                outgoing.add(((Verdict.Accepted<Outgoing>) verdict).row());
            }
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return outgoing;
    }
}
