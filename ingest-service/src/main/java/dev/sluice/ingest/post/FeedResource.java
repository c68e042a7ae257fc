package dev.sluice.ingest.post;

import dev.sluice.ingest.intake.FeedRegistry;
import dev.sluice.ingest.intake.FeedRegistry.RegisteredFeed;
import dev.sluice.ingest.intake.OutboundEvent;
import dev.sluice.runtime.access.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
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

/** REST resource {@code /v1/feeds}: describes feeds, accepts events and erases persons. */
@Path("/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds", description = "Describes feeds and accepts their events.")
@Singleton
final class FeedResource {

    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";

    private final FeedRegistry feeds;
    private final PostedEventValidator validator;
    private final PostedEventPublisher publisher;
    private final Clock clock;

    FeedResource(FeedRegistry feeds, PostedEventValidator validator, PostedEventPublisher publisher, Clock clock) {
        this.feeds = feeds;
        this.validator = validator;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** The ids of the published events, in the order of the request. */
    @RegisterForReflection
    record AcceptedEvents(List<String> ids) {}

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            summary = "List feeds",
            description = "Lists each feed with its limits and the JSON Schema of its events.")
    @APIResponse(responseCode = "200", description = "All feeds, sorted by name.")
    public FeedList list() {
        return new FeedList(feeds.all().stream().map(FeedDescription::of).toList());
    }

    @POST
    @Path("{feed}/events")
    @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT, CLOUD_EVENTS})
    @RolesAllowed(Role.WRITER)
    @Operation(
            summary = "Send events",
            description = "Takes one event or an array, as plain data or CloudEvents. If any is invalid, none is taken."
                    + " Posting is idempotent. Events answered with 202 are in Kafka and will not be lost.")
    @APIResponse(responseCode = "202", description = "The events are accepted; returns their ids.")
    @APIResponse(responseCode = "400", description = "The body is not JSON.")
    @APIResponse(responseCode = "404", description = "There is no such feed.")
    @APIResponse(responseCode = "422", description = "Invalid events; lists all violations by item and field.")
    @APIResponse(responseCode = "503", description = "Overloaded, or Kafka is unavailable: retry later.")
    public Uni<Response> post(
            @Parameter(example = "users") @RestPath String feed,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @RequestBody(content = @Content(example = FeedExamples.SESSIONS)) byte[] body) {
        RegisteredFeed<?> registered = feeds.find(feed).orElseThrow(() -> Problems.unknown("feed"));
        boolean cloudEvents = type.startsWith(CLOUD_EVENT) || type.startsWith(CLOUD_EVENTS);
        PostedBody posted =
                PostedBody.parse(body == null ? new byte[0] : body, cloudEvents).orElseThrow(Problems::notJson);
        List<OutboundEvent> events = validate(posted, registered);
        return publisher
                .publish(events)
                .replaceWith(() -> Response.accepted(new AcceptedEvents(
                                events.stream().map(OutboundEvent::id).toList()))
                        .build())
                .onFailure()
                .transform(Problems::unavailable);
    }

    @DELETE
    @Path("{feed}/events/{id}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Erase a person",
            description =
                    "Deletes the person's rows at once and the records in the topics within a day. Later events of the"
                            + " person are rejected.")
    @APIResponse(responseCode = "202", description = "The erasure is accepted.")
    @APIResponse(responseCode = "404", description = "There is no such feed, or it stores no persons.")
    public Uni<Response> erase(@Parameter(example = "users") @RestPath String feed, @RestPath String id) {
        RegisteredFeed<?> registered = feeds.find(feed)
                .filter(found -> found.feed().erasure().isPresent())
                .orElseThrow(() -> Problems.unknown("feed of persons"));
        OutboundEvent tombstone = new OutboundEvent(
                feed,
                registered.contract().type(),
                id + "/erased",
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                id,
                null);
        return publisher
                .publishTombstone(tombstone)
                .replaceWith(() -> Response.accepted().build())
                .onFailure()
                .transform(Problems::unavailable);
    }

    private List<OutboundEvent> validate(PostedBody posted, RegisteredFeed<?> registered) {
        int max = registered.feed().eventsPerRequest();
        if (posted.items().isEmpty() || posted.items().size() > max) {
            throw Problems.invalid(List.of(new ItemViolation(
                    null,
                    "events",
                    "must be 1 to " + max + ", not " + posted.items().size())));
        }
        List<OutboundEvent> events = new ArrayList<>();
        List<ItemViolation> violations = new ArrayList<>();
        for (int item = 0; item < posted.items().size(); item++) {
            int number = item;
            validator
                    .validate(posted.items().get(item), registered, 0)
                    .map(events::add)
                    .orElse(reasons -> violations.addAll(ItemViolation.of(number, reasons)));
        }
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
        return events;
    }
}
