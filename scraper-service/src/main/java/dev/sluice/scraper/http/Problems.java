package dev.sluice.scraper.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problem responses (RFC 9457) of the REST resources. */
public final class Problems {

    private static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    /** 400 for a body or parameter that cannot be read at all. */
    public static HttpProblem badRequest(String detail) {
        return HttpProblem.valueOf(Status.BAD_REQUEST, detail);
    }

    /** 400 with every violation of the request. */
    public static HttpProblem invalid(String detail, List<Violation> violations) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(Status.BAD_REQUEST.getReasonPhrase())
                .withDetail(detail)
                .with("violations", violations)
                .build();
    }

    /** 404. */
    public static HttpProblem notFound(String detail) {
        return HttpProblem.valueOf(Status.NOT_FOUND, detail);
    }

    /** 409: the state of the resource does not allow the request. */
    public static HttpProblem conflict(String detail) {
        return HttpProblem.valueOf(Status.CONFLICT, detail);
    }

    /** Answers any failure of {@code work} but a problem with 503, since it then comes from a backend. */
    public static <T> Uni<T> unavailable(String backends, Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof HttpProblem)).transform(failure -> HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withDetail(backends + " is unavailable; retry in a moment.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build());
    }
}
