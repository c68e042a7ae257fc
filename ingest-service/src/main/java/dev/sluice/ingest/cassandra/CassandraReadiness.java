package dev.sluice.ingest.cassandra;

import dev.sluice.runtime.cassandra.CassandraHealth;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Cassandra responds. Replaces the extension's check, which hangs while it does not. */
@Readiness
@Singleton
final class CassandraReadiness implements AsyncHealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final CqlExecutor cql;

    CassandraReadiness(CqlExecutor cql) {
        this.cql = cql;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return CassandraHealth.of(cql.ping(TIMEOUT));
    }
}
