package dev.sluice.query.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a token that asks too much; it stands behind the check of roles and before {@link AnswerCacheFilter}. */
final class SubjectRateLimitFilter {

    /** Lower than the default of other filters. */
    private static final int EARLY = 1000;

    /** Filters are made while the service is built, its settings only when it starts. */
    private final Instance<RateLimitFilter> limits;

    SubjectRateLimitFilter(Instance<RateLimitFilter> limits) {
        this.limits = limits;
    }

    @ServerRequestFilter(priority = EARLY)
    Optional<Response> refuse(ContainerRequestContext request, RoutingContext http) {
        long wait = limits.get().bySubject(http, request.getSecurityContext().getUserPrincipal());
        return wait == 0
                ? Optional.empty()
                : Optional.of(HttpProblem.builder()
                        .withStatus(Status.TOO_MANY_REQUESTS)
                        .withTitle(RateLimitFilter.TITLE)
                        .withDetail(RateLimitFilter.DETAIL)
                        .withHeader(HttpHeaders.RETRY_AFTER, wait)
                        .build()
                        .toResponse());
    }
}
