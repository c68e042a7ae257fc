package dev.sluice.query.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the settings of access, and refuses to start before anything else does. */
final class AccessStart {

    @Produces
    @Singleton
    Access access(
            @ConfigProperty(name = "sluice.auth") Optional<String> mode,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> server,
            @ConfigProperty(name = "quarkus.oidc.public-key") Optional<String> key) {
        return new Access(mode, host, server, key);
    }

    void check(@Observes @Priority(1) StartupEvent start, Access access) {
        access.refusal().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }
}
