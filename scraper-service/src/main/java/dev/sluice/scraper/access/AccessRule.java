package dev.sluice.scraper.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Lets the service start only when somebody has decided who may use it. */
@Singleton
final class AccessRule {

    private final Config config;

    AccessRule(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent started) {
        boolean tokens = text("quarkus.oidc.auth-server-url").isPresent()
                || text("quarkus.oidc.public-key").isPresent();
        refusal(text("sluice.auth").orElse(""), text("quarkus.http.host").orElse(""), tokens)
                .ifPresent(why -> {
                    throw new IllegalStateException(why);
                });
    }

    /** Why the service must not start like this; empty if it may. */
    static Optional<String> refusal(String auth, String host, boolean tokens) {
        return switch (auth) {
            case "none" ->
                loopback(host)
                        ? Optional.empty()
                        : Optional.of("sluice.auth=none is for a loopback address only: set sluice.auth=oidc, or"
                                + " quarkus.http.host=127.0.0.1");
            case "oidc" ->
                tokens
                        ? Optional.empty()
                        : Optional.of("sluice.auth=oidc cannot check a token: set quarkus.oidc.auth-server-url or"
                                + " quarkus.oidc.public-key");
            default ->
                Optional.of("set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key, or"
                        + " sluice.auth=none on a loopback address");
        };
    }

    private static boolean loopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
