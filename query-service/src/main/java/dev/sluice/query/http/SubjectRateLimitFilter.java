package dev.sluice.query.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Applies the rate limit to the token subject, after the role check and before {@link AnswerCacheFilter}. */
final class SubjectRateLimitFilter {

    /** Lower than the default of other filters. */
    private static final int PRIORITY = 1000;

    /** Lazy: filters are created at build time, settings at startup. */
    private final Instance<RateLimitFilter> limits;

    SubjectRateLimitFilter(Instance<RateLimitFilter> limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(priority = PRIORITY)
    Optional<Response> refuse(ContainerRequestContext request, RoutingContext http) {
        long wait = limits.get().bySubject(http, request.getSecurityContext().getUserPrincipal());
        return wait == 0
                ? Optional.empty()
                : Optional.of(Problems.retryLater(Status.TOO_MANY_REQUESTS, RateLimitFilter.DETAIL, wait));
    }
}
