package dev.sluice.query.live;

import dev.sluice.query.http.OverloadedException;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
@Tag(name = "stream", description = "Live stream of stored rows.")
final class StreamResource {

    private static final int MAX_KEYS = 100;
    private static final int MAX_ID_LENGTH = 4000;
    private static final int RETRY_AFTER_SECONDS = 5;
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
            summary = "Stream stored rows",
            description =
                    "Server-sent events named after their feed, with key, time and row; `erased` with the key of an "
                            + "erased row; `reset` when missed events are no longer available: read the lists again. "
                            + "A reader can resume from the id of any event on any replica.")
    @APIResponse(
            responseCode = "200",
            description = "An endless stream of events.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "a user", value = EXAMPLE)))
    public Uni<Response> stream(
            @Parameter(description = "One or more feeds, separated by commas or repeated.", example = "users")
                    @RestQuery
                    List<String> feed,
            @Parameter(description = "Only rows with this key; may be repeated.") @RestQuery List<String> key,
            @Parameter(description = "Replaces the header Last-Event-ID for clients that cannot send it.") @RestQuery
                    String lastEventId,
            @Parameter(description = "Id of the last event received; the stream continues after it.")
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
                .orElseThrow(() -> new OverloadedException(
                        "The maximum number of stream readers is connected; try again later.", RETRY_AFTER_SECONDS));
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
}
