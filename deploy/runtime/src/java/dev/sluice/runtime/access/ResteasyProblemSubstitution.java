package dev.sluice.runtime.access;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;

/**
 * Replaces the 401 of quarkus-resteasy-problem in native images: it reads a field of Quarkus' challenge that no longer
 * exists, and the image would not build. Never called: {@link UnauthorizedMapper} precedes it.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class ResteasyProblemSubstitution {

    /** A 401 without a challenge. */
    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext request, Exception failure) {
        return Uni.createFrom().item(HttpProblem.valueOf(Status.UNAUTHORIZED));
    }
}
