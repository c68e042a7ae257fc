package dev.sluice.query.clock;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the rooms the clock that says when "the last hours" end. In a native image a setting is made a moment only if
 * that class is registered.
 */
@RegisterForReflection(targets = Instant.class)
final class Clocks {

    /** The system's clock unless {@code sluice.clock} names a moment, as for data of another year. */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "sluice.clock") Optional<Instant> moment) {
        return moment.map(at -> Clock.fixed(at, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
    }
}
