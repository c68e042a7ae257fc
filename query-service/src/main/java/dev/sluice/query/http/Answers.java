package dev.sluice.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.cache.Answer;
import dev.sluice.query.cache.Basis;
import dev.sluice.query.cache.Near;
import dev.sluice.query.cache.Rendered;
import dev.sluice.query.cache.Trip;
import dev.sluice.query.cache.Turn;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Stands around every resource method with {@link Answer}: before it, and after its roles were checked, the near cache is asked; after it
 * the answer is rendered, kept if the room said so, and sent in the form the caller understands.
 */
final class Answers {

    private static final String TRIP = Answers.class.getName();
    private static final String DONE = TRIP + ".done";

    private static final int FOUND = Response.Status.OK.getStatusCode();
    private static final int UNKNOWN = Response.Status.NOT_FOUND.getStatusCode();
    private static final int FAILED = Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();

    /** Filters are made while the service is built, its settings only when it starts. */
    private final Instance<Near> lazy;

    private final ObjectMapper mapper;
    private final Map<Method, Optional<Basis>> bases = new ConcurrentHashMap<>();

    Answers(Instance<Near> lazy, ObjectMapper mapper) {
        this.lazy = lazy;
        this.mapper = mapper;
    }

    @Answer
    @ServerRequestFilter
    Uni<Response> before(ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        if (!NearRoute.isRead(http.request())) {
            return Uni.createFrom().nullItem();
        }
        Optional<Basis> basis = bases.computeIfAbsent(resource.getResourceMethod(), this::basis);
        Optional<String> address = Address.of(http.request())
                .filter(at -> basis.filter(kind -> kind.reaches(at, key(request, kind)))
                        .isPresent());
        if (address.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Turn turn = near().turn(address.get(), basis.orElseThrow());
        if (turn instanceof Turn.Ready ready) {
            return Uni.createFrom().item(finished(request, http, ready.answer()));
        }
        if (turn instanceof Turn.Wait wait) {
            return wait.answer().map(brought -> brought.map(answer -> finished(request, http, answer))
                    .orElse(null));
        }
        if (turn instanceof Turn.Load load) {
            request.setProperty(TRIP, load.trip());
            // Whatever becomes of this request, those who wait for it must not wait for ever.
            http.addEndHandler(end -> near().land(load.trip(), Optional.empty()));
        }
        return Uni.createFrom().nullItem();
    }

    @Answer
    @ServerResponseFilter
    void after(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        if (request.getProperty(DONE) != null || !NearRoute.isRead(http.request())) {
            return;
        }
        Optional<Trip> trip = Optional.ofNullable((Trip) request.getProperty(TRIP));
        boolean keeps = response.getStatus() == FOUND || (response.getStatus() == UNKNOWN && trip.isPresent());
        if (keeps && response.hasEntity() && isJson(response.getMediaType())) {
            Rendered answer = render(response, http);
            trip.ifPresent(load -> near().land(load, Optional.of(answer)));
            dress(response, Reply.to(http.request(), answer));
        } else if (response.getStatus() >= FAILED) {
            trip.flatMap(load -> near().standIn(load))
                    .ifPresent(aged -> dress(response, Reply.to(http.request(), aged)));
        }
    }

    private Near near() {
        return lazy.get();
    }

    private Optional<Basis> basis(Method method) {
        return Optional.ofNullable(method.getAnnotation(Answer.class)).flatMap(says -> near().basis(says));
    }

    private static Response finished(ContainerRequestContext request, RoutingContext http, Rendered answer) {
        request.setProperty(DONE, true);
        return Reply.to(http.request(), answer).response();
    }

    private static String key(ContainerRequestContext request, Basis basis) {
        return Arrays.stream(basis.says().key())
                .map(request.getUriInfo().getPathParameters()::getFirst)
                .collect(Collectors.joining("/"));
    }

    private Rendered render(ContainerResponseContext response, RoutingContext http) {
        try {
            return Rendered.of(
                    response.getStatus(),
                    response.getMediaType().toString(),
                    NearRoute.template(http.request()),
                    mapper.writeValueAsBytes(response.getEntity()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dress(ContainerResponseContext response, Reply reply) {
        Response dressed = reply.response();
        response.setStatus(dressed.getStatus());
        dressed.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.setEntity(dressed.getEntity(), null, dressed.getMediaType());
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
