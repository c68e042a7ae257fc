package dev.sluice.runtime.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps a missing and an invalid token to 401, without saying what is wrong with it. The mappers of
 * quarkus-resteasy-problem fail on this Quarkus: they read a field of its challenge that no longer exists.
 */
final class UnauthorizedMapper {

    /** Precedes the extension's own mappers. */
    private static final int PRIORITY = 1;

    @ServerExceptionMapper(
            value = {UnauthorizedException.class, AuthenticationFailedException.class},
            priority = PRIORITY)
    Response unauthorized() {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                .withDetail("A valid bearer token is required.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
