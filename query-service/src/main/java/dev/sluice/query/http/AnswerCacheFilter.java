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
 * Filter around resource methods with {@link CachedAnswer}. After the role check it looks the request up in the answer
 * cache; after the method it renders the response, caches it if its policy says so, and sends the representation the
 * client accepts.
 */
final class AnswerCacheFilter {

    private static final String LOAD = AnswerCacheFilter.class.getName();
    private static final String DONE = LOAD + ".done";

    private static final int OK = Response.Status.OK.getStatusCode();
    private static final int NOT_FOUND = Response.Status.NOT_FOUND.getStatusCode();
    private static final int SERVER_ERROR = Response.Status.INTERNAL_SERVER_ERROR.getStatusCode();

    /** Lazy: filters are created at build time, settings at startup. */
    private final Instance<AnswerCache> lazy;

    private final ObjectMapper mapper;
    private final Map<Method, Optional<CachePolicy>> policies = new ConcurrentHashMap<>();

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
        Optional<CachePolicy> policy = policies.computeIfAbsent(resource.getResourceMethod(), this::policy);
        Optional<String> cacheKey = CacheKey.of(http.request())
                .filter(path -> policy.filter(candidate -> candidate.covers(path, key(request, candidate)))
                        .isPresent());
        if (cacheKey.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        CacheLookup lookup = answers().lookUp(cacheKey.get(), policy.orElseThrow());
        if (lookup instanceof CacheLookup.Hit hit) {
            return Uni.createFrom().item(respond(request, http, hit.answer()));
        }
        if (lookup instanceof CacheLookup.Join join) {
            return join.answer().map(loaded -> loaded.map(answer -> respond(request, http, answer))
                    .orElse(null));
        }
        if (lookup instanceof CacheLookup.Load load) {
            request.setProperty(LOAD, load.load());
            // However this request ends, waiting requests must be released.
            http.addEndHandler(end -> answers().complete(load.load(), Optional.empty()));
        }
        return Uni.createFrom().nullItem();
    }

    @CachedAnswer
    @ServerResponseFilter
    void after(ContainerRequestContext request, ContainerResponseContext response, RoutingContext http) {
        if (request.getProperty(DONE) != null || !AnswerCacheRoute.isRead(http.request())) {
            return;
        }
        Optional<AnswerLoad> load = Optional.ofNullable((AnswerLoad) request.getProperty(LOAD));
        boolean cacheable = response.getStatus() == OK || (response.getStatus() == NOT_FOUND && load.isPresent());
        if (cacheable && response.hasEntity() && isJson(response.getMediaType())) {
            RenderedAnswer answer = render(response, http);
            load.ifPresent(pending -> answers().complete(pending, Optional.of(answer)));
            apply(response, NegotiatedAnswer.to(http.request(), answer));
        } else if (response.getStatus() >= SERVER_ERROR) {
            load.flatMap(pending -> answers().staleAnswer(pending))
                    .ifPresent(aged -> apply(response, NegotiatedAnswer.to(http.request(), aged)));
        }
    }

    private AnswerCache answers() {
        return lazy.get();
    }

    private Optional<CachePolicy> policy(Method method) {
        return Optional.ofNullable(method.getAnnotation(CachedAnswer.class))
                .flatMap(annotation -> answers().policy(annotation));
    }

    private static Response respond(ContainerRequestContext request, RoutingContext http, RenderedAnswer answer) {
        request.setProperty(DONE, true);
        return NegotiatedAnswer.to(http.request(), answer).response();
    }

    private static String key(ContainerRequestContext request, CachePolicy policy) {
        return Arrays.stream(policy.annotation().key())
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

    private static void apply(ContainerResponseContext response, NegotiatedAnswer reply) {
        Response source = reply.response();
        response.setStatus(source.getStatus());
        source.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
        response.setEntity(source.getEntity(), null, source.getMediaType());
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
