package dev.sluice.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.query.answer.AnswerCache;
import dev.sluice.query.answer.AnswerLoad;
import dev.sluice.query.answer.CacheLookup;
import dev.sluice.query.answer.CachePolicy;
import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.RenderedAnswer;
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
 * Stands around every resource method with {@link CachedAnswer}: before it, and after its roles were checked, the near cache is asked; after it
 * the answer is rendered, kept if the room said so, and sent in the form the caller understands.
 */
final class AnswerCacheFilter {

    private static final String TRIP = AnswerCacheFilter.class.getName();
    private static final String DONE = TRIP + ".done";

    private static final int FOUND = Response.Status.OK.getStatusCode();
    private static final int UNKNOWN = Response.Status.NOT_FOUND.getStatusCode();
    private static final int FAILED = Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();

    /** Filters are made while the service is built, its settings only when it starts. */
    private final Instance<AnswerCache> lazy;

    private final ObjectMapper mapper;
    private final Map<Method, Optional<CachePolicy>> bases = new ConcurrentHashMap<>();

    AnswerCacheFilter(Instance<AnswerCache> lazy, ObjectMapper mapper) {
        this.lazy = lazy;
        this.mapper = mapper;
    }

    @CachedAnswer
    @ServerRequestFilter
    Uni<Response> before(ContainerRequestContext request, ResourceInfo resource, RoutingContext http) {
        if (!AnswerCacheRoute.isRead(http.request())) {
            return Uni.createFrom().nullItem();
        }
        Optional<CachePolicy> basis = bases.computeIfAbsent(resource.getResourceMethod(), this::basis);
        Optional<String> address = CacheKey.of(http.request())
                .filter(at -> basis.filter(kind -> kind.reaches(at, key(request, kind)))
                        .isPresent());
        if (address.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        CacheLookup turn = near().turn(address.get(), basis.orElseThrow());
        if (turn instanceof CacheLookup.Hit ready) {
            return Uni.createFrom().item(finished(request, http, ready.answer()));
        }
        if (turn instanceof CacheLookup.Join wait) {
            return wait.answer().map(brought -> brought.map(answer -> finished(request, http, answer))
                    .orElse(null));
        }
        if (turn instanceof CacheLookup.Load load) {
            request.setProperty(TRIP, load.trip());
            // Whatever becomes of this request, those who wait for it must not wait for ever.
            http.addEndHandler(end -> near().land(load.trip(), Optional.empty()));
        }
        return Uni.createFrom().nullItem();
    }

    @CachedAnswer
    @ServerResponseFilter
    void after(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        if (request.getProperty(DONE) != null || !AnswerCacheRoute.isRead(http.request())) {
            return;
        }
        Optional<AnswerLoad> trip = Optional.ofNullable((AnswerLoad) request.getProperty(TRIP));
        boolean keeps = response.getStatus() == FOUND || (response.getStatus() == UNKNOWN && trip.isPresent());
        if (keeps && response.hasEntity() && isJson(response.getMediaType())) {
            RenderedAnswer answer = render(response, http);
            trip.ifPresent(load -> near().land(load, Optional.of(answer)));
            dress(response, NegotiatedAnswer.to(http.request(), answer));
        } else if (response.getStatus() >= FAILED) {
            trip.flatMap(load -> near().standIn(load))
                    .ifPresent(aged -> dress(response, NegotiatedAnswer.to(http.request(), aged)));
        }
    }

    private AnswerCache near() {
        return lazy.get();
    }

    private Optional<CachePolicy> basis(Method method) {
        return Optional.ofNullable(method.getAnnotation(CachedAnswer.class)).flatMap(says -> near().basis(says));
    }

    private static Response finished(ContainerRequestContext request, RoutingContext http, RenderedAnswer answer) {
        request.setProperty(DONE, true);
        return NegotiatedAnswer.to(http.request(), answer).response();
    }

    private static String key(ContainerRequestContext request, CachePolicy basis) {
        return Arrays.stream(basis.says().key())
                .map(request.getUriInfo().getPathParameters()::getFirst)
                .collect(Collectors.joining("/"));
    }

    private RenderedAnswer render(ContainerResponseContext response, RoutingContext http) {
        try {
            return RenderedAnswer.of(
                    response.getStatus(),
                    response.getMediaType().toString(),
                    AnswerCacheRoute.template(http.request()),
                    mapper.writeValueAsBytes(response.getEntity()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dress(ContainerResponseContext response, NegotiatedAnswer reply) {
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
