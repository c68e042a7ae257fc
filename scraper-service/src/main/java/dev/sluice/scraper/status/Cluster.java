package dev.sluice.scraper.status;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks Kafka whether it is there. */
@Singleton
final class Cluster {

    private final Map<String, Object> settings;
    private Admin admin;

    Cluster(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(2).toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                Duration.ofSeconds(2).toMillis());
    }

    void stop(@Observes ShutdownEvent stop) {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /** Its id; fails while it is away. */
    Uni<String> id() {
        return Uni.createFrom()
                .completionStage(() -> admin().describeCluster().clusterId().toCompletionStage());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }
}
