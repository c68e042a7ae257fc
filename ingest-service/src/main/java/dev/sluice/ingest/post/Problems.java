package dev.sluice.ingest.post;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problem details (RFC 9457) of this service's resources. */
public final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /** 404 for something that does not exist. */
    public static HttpProblem unknown(String what) {
        return HttpProblem.builder()
                .withStatus(Status.NOT_FOUND)
                .withTitle("Not Found")
                .withDetail("There is no such " + what + ".")
                .build();
    }

    static HttpProblem notJson() {
        return bad("The body is not JSON.");
    }

    /** 400 for a request that cannot be read. */
    public static HttpProblem bad(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("Bad Request")
                .withDetail(detail)
                .build();
    }

    static HttpProblem invalid(List<ItemViolation> violations) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle("Unprocessable Content")
                .withDetail("Some events are invalid, so none was accepted.")
                .with("violations", violations)
                .build();
    }

    /** 503 for an overload or an unavailable Kafka; retrying is idempotent. */
    public static HttpProblem unavailable(Throwable failure) {
        boolean overload = failure instanceof PostedEventPublisher.OverloadException;
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Service Unavailable")
                .withDetail(
                        overload ? "Too many events at once; retry in a moment." : "Kafka is unavailable; retry later.")
                .withHeader(HttpHeaders.RETRY_AFTER, overload ? "1" : "5")
                .build();
    }
}
