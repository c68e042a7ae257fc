package dev.sluice.runtime.cassandra;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The readiness check {@code cassandra}. Replaces the extension's own, which hangs while Cassandra is unavailable. */
public final class CassandraHealth {

    private CassandraHealth() {}

    /** Up if a query with a timeout of its own succeeds. */
    public static Uni<HealthCheckResponse> of(Uni<?> query) {
        return query.map(answer -> HealthCheckResponse.up("cassandra"))
                .onFailure()
                .recoverWithItem(HealthCheckResponse.down("cassandra"));
    }
}
