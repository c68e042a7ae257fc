package dev.sluice.query.cassandra;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Cassandra answers in time, after the first reads; the extension's own check hangs when it never did. */
@Readiness
@Singleton
final class CassandraReadiness implements AsyncHealthCheck {

    private final CassandraReader cassandra;
    private final TableWarmUp firstReads;

    CassandraReadiness(CassandraReader cassandra, TableWarmUp firstReads) {
        this.cassandra = cassandra;
        this.firstReads = firstReads;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return cassandra
                .one("SELECT release_version FROM system.local")
                .chain(row -> firstReads.done().replaceWith(row.isPresent()))
                .onFailure()
                .recoverWithItem(false)
                .map(answers ->
                        HealthCheckResponse.named("cassandra").status(answers).build());
    }
}
