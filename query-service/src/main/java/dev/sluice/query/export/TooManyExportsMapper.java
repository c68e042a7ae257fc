package dev.sluice.query.export;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Maps {@link TooManyExportsException} to 503, without the stack trace that the extension's mapper would log. */
final class TooManyExportsMapper {

    /** Seconds; small lists are finished by then. */
    private static final String RETRY_AFTER = "10";

    @ServerExceptionMapper
    Response toResponse(TooManyExportsException failure) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(failure.getMessage())
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build()
                .toResponse();
    }
}
