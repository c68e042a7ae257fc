package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The balance is zero for any deliveries, and rejections are counted by kind. */
class BalanceTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Balance balance = new Balance("users", registry);

    @Test
    void aRecordRedeliveredWhileInFlightIsCountedTwice() {
        Balance.PollInFlight first = balance.received(1);
        Balance.PollInFlight again = balance.received(1);
        assertThat(gauge("sluice.in.flight")).isEqualTo(2);

        first.settled(true);
        again.settled(true);

        assertThat(gauge("sluice.in.flight")).isZero();
        assertThat(gauge("sluice.balance")).isZero();
        assertThat(count("sluice.received")).isEqualTo(count("sluice.stored")).isEqualTo(2);
    }

    @Test
    void anEventIsCountedOnceForEachKindOfItsReasons() {
        RejectionKind.count(
                List.of(
                        Violation.missing("email", "must not be blank"),
                        Violation.missing("name", "must not be null"),
                        new Violation("age", "must be a number"),
                        Violation.ofEnvelope("ce_id", "must have 1 to 200 characters")),
                "users",
                registry);

        Map<String, Double> kinds = registry.find("sluice.rejected.reasons").counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag("kind"), counter -> counter.count()));
        assertThat(kinds)
                .isEqualTo(Map.of("missing", 1.0, "invalid", 1.0, "envelope", 1.0, "unreadable", 0.0, "erased", 0.0));
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }
}
