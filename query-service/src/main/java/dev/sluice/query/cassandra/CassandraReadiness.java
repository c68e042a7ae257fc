package dev.sluice.query.cassandra;

import dev.sluice.runtime.cassandra.CassandraHealth;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while Cassandra answers in time, after the warm-up. The extension's own check hangs if Cassandra never
 * answered.
 */
@Readiness
@Singleton
final class CassandraReadiness implements AsyncHealthCheck {

    private final CassandraReader cassandra;
    private final TableWarmUp warmUp;

    CassandraReadiness(CassandraReader cassandra, TableWarmUp warmUp) {
        this.cassandra = cassandra;
        this.warmUp = warmUp;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return CassandraHealth.of(
                cassandra.one("SELECT release_version FROM system.local").chain(row -> warmUp.done()));
    }
}
