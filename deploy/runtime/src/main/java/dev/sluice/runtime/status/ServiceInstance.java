package dev.sluice.runtime.status;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process as its status reports it: version of the service, and time since the start of the JVM. */
@Singleton
public final class ServiceInstance {

    private final String version;
    private final Instant started =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    ServiceInstance(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** The version of the service. */
    public String version() {
        return version;
    }

    /** The start of the JVM. */
    public Instant started() {
        return started;
    }

    /** Seconds since the start. */
    public long uptimeSeconds() {
        return Duration.between(started, Instant.now()).toSeconds();
    }
}
