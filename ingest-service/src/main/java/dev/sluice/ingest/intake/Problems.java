package dev.sluice.ingest.intake;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The answers of the REST door that are not what was hoped for, by RFC 9457. */
final class Problems {

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    static HttpProblem unknown(String what) {
        return HttpProblem.builder()
                .withStatus(Status.NOT_FOUND)
                .withTitle("Not Found")
                .withDetail("There is no such " + what + ".")
                .build();
    }

    static HttpProblem notJson() {
        return bad("The body is not JSON.");
    }

    static HttpProblem bad(String detail) {
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
                .withDetail("Nothing of this body was taken.")
                .with("violations", violations)
                .build();
    }

    /** Kafka did not take it, or there is no room: sending again later has the effect of once. */
    static HttpProblem notNow(Throwable failure) {
        boolean overload = failure instanceof Publisher.Overload;
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle("Service Unavailable")
                .withDetail(
                        overload
                                ? "Too many events at once; send again in a moment."
                                : "Kafka does not take events now; send again later.")
                .withHeader(HttpHeaders.RETRY_AFTER, overload ? "1" : "5")
                .build();
    }
}
