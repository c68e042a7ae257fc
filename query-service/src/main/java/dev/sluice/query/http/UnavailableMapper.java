package dev.sluice.query.http;

import dev.sluice.query.cassandra.CassandraUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Maps an unavailable Cassandra and overload to 503. It builds the response itself, because the extension's mapper would
 * log a stack trace for each request.
 */
final class UnavailableMapper {

    /** The driver reconnects within a second or two once Cassandra is back. */
    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response unavailable(CassandraUnavailableException failure) {
        return Problems.retryLater(Status.SERVICE_UNAVAILABLE, failure.getMessage(), RETRY_AFTER_SECONDS);
    }

    @ServerExceptionMapper
    Response overloaded(OverloadedException failure) {
        return Problems.retryLater(Status.SERVICE_UNAVAILABLE, failure.getMessage(), failure.retryAfterSeconds());
    }
}
