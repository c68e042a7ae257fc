package dev.sluice.query.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The problems (RFC 9457) that an answer can be instead. */
public final class Problems {

    private Problems() {}

    /** 404: there is no such thing; the id is not repeated, since problems are logged. */
    public static HttpProblem unknown(String what) {
        return HttpProblem.valueOf(Status.NOT_FOUND, "There is no such " + what + ".");
    }

    static HttpProblem bad(List<Violation> violations) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail("The request has parameters that are not valid.")
                .with("violations", violations)
                .build();
    }
}
