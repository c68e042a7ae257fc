package dev.sluice.query.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problem responses (RFC 9457). */
public final class Problems {

    /** Longer than any key of the contract, and far below the 64 KiB that Cassandra accepts as a key. */
    private static final int MAX_ID_LENGTH = 400;

    private Problems() {}

    /** 404; the id is not repeated, since problems are logged. */
    public static HttpProblem unknown(String thing) {
        return HttpProblem.valueOf(Status.NOT_FOUND, "The " + thing + " does not exist.");
    }

    /** Ends the request with 404, without a query, if the text cannot be an id. */
    public static void requireId(String id, String thing) {
        if (!Parameters.isPlain(id, MAX_ID_LENGTH)) {
            throw unknown(thing);
        }
    }

    static Response retryLater(Status status, String detail, long seconds) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build()
                .toResponse();
    }

    static HttpProblem bad(List<Violation> violations) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail("The request has invalid parameters.")
                .with("violations", violations)
                .build();
    }
}
