package dev.sluice.runtime.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the access settings and refuses to start, before all other observers, if they are missing or unsafe. */
final class AccessPolicyCheck {

    @Produces
    @Singleton
    AccessPolicy policy(
            @ConfigProperty(name = "sluice.auth") Optional<String> mode,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> server,
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> key) {
        return new AccessPolicy(mode, host, server, key);
    }

    void check(@Observes @Priority(1) StartupEvent start, AccessPolicy policy) {
        policy.refusal().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
    }
}
