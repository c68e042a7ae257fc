package dev.sluice.ingest.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Cassandra answers. Stands in for the extension's own check, which hangs while it does not. */
@Readiness
@ApplicationScoped
class StoreHealth implements AsyncHealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Cql cql;

    StoreHealth(Cql cql) {
        this.cql = cql;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return cql.ping(LIMIT)
                .map(answered -> HealthCheckResponse.up("cassandra"))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("cassandra"));
    }
}
