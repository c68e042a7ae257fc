package dev.sluice.runtime;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Produces the clock: the system's, unless {@code sluice.clock} fixes a moment for demos, tests and data of another year.
 * A native image can convert a setting to an instant only if that class is registered.
 */
@RegisterForReflection(targets = Instant.class)
final class ServiceClock {

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "sluice.clock") Optional<Instant> fixed) {
        return fixed.map(moment -> Clock.fixed(moment, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
    }
}
