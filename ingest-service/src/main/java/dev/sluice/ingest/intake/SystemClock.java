package dev.sluice.ingest.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The clock that tells the future and the too old; {@code sluice.clock} makes it stand still, for demos and tests. In a
 * native image a setting is made a moment only if that class is registered.
 */
@RegisterForReflection(targets = Instant.class)
final class SystemClock {

    @Produces
    @ApplicationScoped
    static Clock clock(@ConfigProperty(name = "sluice.clock") Optional<Instant> still) {
        return still.map(moment -> Clock.fixed(moment, ZoneOffset.UTC)).orElseGet(Clock::systemUTC);
    }
}
