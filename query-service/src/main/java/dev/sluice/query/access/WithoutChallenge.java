package dev.sluice.query.access;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;

/**
 * Keeps the 401 of quarkus-resteasy-problem out of a native image: it reads a field of this Quarkus's challenge that is
 * no longer there, and the image would not build. Nobody sees this one either: {@link Unauthorized} comes before it.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class WithoutChallenge {

    /** A 401 that names no challenge. */
    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext request, Exception refused) {
        return Uni.createFrom().item(HttpProblem.valueOf(Status.UNAUTHORIZED));
    }
}
