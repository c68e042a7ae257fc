package dev.sluice.query.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problem responses (RFC 9457). */
public final class Problems {

    private Problems() {}

    /** 404; the id is not repeated, since problems are logged. */
    public static HttpProblem unknown(String thing) {
        return HttpProblem.valueOf(Status.NOT_FOUND, "The " + thing + " does not exist.");
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
