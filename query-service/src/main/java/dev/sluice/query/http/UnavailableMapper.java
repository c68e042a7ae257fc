package dev.sluice.query.http;

import dev.sluice.query.cassandra.CassandraUnavailableException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps an unavailable Cassandra to 503. It builds the response itself, because the extension's mapper would log a stack
 * trace for each request.
 */
final class UnavailableMapper {

    /** Seconds; the driver reconnects within a second or two once Cassandra is back. */
    private static final String RETRY_AFTER = "5";

    @ServerExceptionMapper
    Response unavailable(CassandraUnavailableException failure) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(failure.getMessage())
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build()
                .toResponse();
    }
}
