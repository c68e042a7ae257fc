package dev.sluice.query.live;

import dev.sluice.query.http.Api;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/stream}: validates the request, then hands the connection to a {@link StreamReader}. */
@Path("/v1/stream")
@RolesAllowed(Role.READER)
@Tag(name = "stream", description = "What was stored, live.")
final class StreamResource {

    private static final int MAX_KEYS = 100;
    private static final int MAX_ID_LENGTH = 4000;
    private static final String RETRY_AFTER = "5";
    private static final String EXAMPLE = """
            id: ZyoEAQIDBA
            event: users
            data: {"key":"7a3...","time":"2026-11-20T12:00:00.125Z","row":{"userId":"7a3...","city":"Bodø"}}

            """;

    private final StreamHub hub;
    private final CatchUpService catchUps;
    private final List<String> feeds;

    StreamResource(StreamHub hub, CatchUpService catchUps, @ConfigProperty(name = "sluice.feeds") List<String> feeds) {
        this.hub = hub;
        this.catchUps = catchUps;
        this.feeds = feeds;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Read what is stored, live",
            description = "Server-sent events: named as their feed, with key, time and row; `erased` with the key of "
                    + "what is gone; `reset` when what was missed is not known any more: read the lists again. "
                    + "Every event's id leads back to its place on every replica.")
    @APIResponse(
            responseCode = "200",
            description = "Events without end.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "a user", value = EXAMPLE)))
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.UNAVAILABLE)
    public Uni<Response> stream(
            @Parameter(description = "One feed or several, by comma or by repetition.", example = "users") @RestQuery
                    List<String> feed,
            @Parameter(description = "Only rows with this key, or with one of these, by repetition.") @RestQuery
                    List<String> key,
            @Parameter(description = "As the header Last-Event-ID, for clients that cannot send it.") @RestQuery
                    String lastEventId,
            @Parameter(description = "The id of the last event that was seen: what was missed comes first.")
                    @RestHeader(value = "Last-Event-ID")
                    String last,
            @Context RoutingContext routing) {
        Parameters given = new Parameters();
        StreamFilter filter = new StreamFilter(feeds(given, feed), keys(given, key));
        // A reconnecting browser sends both, and the header is the newer.
        Optional<String> id = Stream.of(Optional.ofNullable(last), Optional.ofNullable(lastEventId))
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .findFirst();
        if (id.filter(text -> text.length() > MAX_ID_LENGTH).isPresent()) {
            given.refuse("lastEventId", "must be the id of an event", id.get());
        }
        given.check();
        if (routing.request().method().equals(HttpMethod.HEAD)) {
            return Uni.createFrom()
                    .item(Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE).build());
        }
        return hub.admit(new SseConnection(routing), filter)
                .map(reader -> {
                    reader.loop().add(reader, () -> reader.open(id, catchUps));
                    // The reader writes the response.
                    return Uni.createFrom().<Response>nothing();
                })
                .orElseGet(() -> Uni.createFrom().item(overloaded()));
    }

    private Set<String> feeds(Parameters given, List<String> asked) {
        Set<String> filter = new LinkedHashSet<>();
        asked.forEach(part -> filter.addAll(List.of(part.split(",", -1))));
        if (filter.isEmpty() || !feeds.containsAll(filter)) {
            given.refuse("feed", "must be one or several of " + String.join(", ", feeds), String.join(",", filter));
        }
        return filter;
    }

    private static Set<String> keys(Parameters given, List<String> asked) {
        if (asked.size() > MAX_KEYS) {
            given.refuse("key", "must be given at most " + MAX_KEYS + " times", null);
        }
        asked.forEach(key -> given.text("key", key));
        return Set.copyOf(asked);
    }

    private static Response overloaded() {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail("No more readers can be taken now.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build()
                .toResponse();
    }
}
