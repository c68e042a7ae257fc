package dev.sluice.scraper.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whoever comes without a good token. The problem library's own mapper breaks on this Quarkus and gives 500. */
final class Refusals {

    @ServerExceptionMapper(priority = 1)
    Response none(UnauthorizedException refused) {
        return unauthorized();
    }

    @ServerExceptionMapper(priority = 1)
    Response bad(AuthenticationFailedException refused) {
        return unauthorized();
    }

    private static Response unauthorized() {
        HttpProblem problem = HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle("Unauthorized")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
        return problem.toResponse();
    }
}
