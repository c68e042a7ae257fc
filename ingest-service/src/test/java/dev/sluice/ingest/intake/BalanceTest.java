package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A feed's account closes whatever the deliveries, and its rejections are counted by kind. */
class BalanceTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Balance balance = new Balance("users", registry);

    @Test
    void aRecordThatIsDeliveredAgainWhileInFlightIsInTheAccountTwice() {
        Arrival first = arrival();
        Arrival again = arrival();
        balance.received(first);
        balance.received(again);
        assertThat(gauge("sluice.in.flight")).isEqualTo(2);

        balance.settled(first, true);
        balance.settled(again, true);

        assertThat(gauge("sluice.in.flight")).isZero();
        assertThat(gauge("sluice.balance")).isZero();
        assertThat(count("sluice.received")).isEqualTo(count("sluice.stored")).isEqualTo(2);
    }

    @Test
    void anEventIsCountedOnceForEachKindOfItsReasons() {
        Kind.count(
                List.of(
                        new Violation("email", "must not be blank"),
                        new Violation("name", "must not be null"),
                        new Violation("age", "must be a number"),
                        new Violation("ce_id", "must have 1 to 200 characters")),
                "users",
                registry);

        Map<String, Double> kinds = registry.find("sluice.rejected.reasons").counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag("kind"), counter -> counter.count()));
        assertThat(kinds)
                .isEqualTo(Map.of("missing", 1.0, "invalid", 1.0, "envelope", 1.0, "unreadable", 0.0, "erased", 0.0));
    }

    @Test
    void theErasedAndTheUnreadableAreKindsOfTheirOwn() {
        assertThat(Kind.of(new Violation("key", Rejection.ERASED))).isEqualTo(Kind.ERASED);
        assertThat(Kind.of(new Violation("key", "is missing: the record key must be ce_subject")))
                .isEqualTo(Kind.ENVELOPE);
        assertThat(Kind.of(new Violation("value", "must be a JSON object"))).isEqualTo(Kind.UNREADABLE);
    }

    private static Arrival arrival() {
        return new Arrival(new ConsumerRecord<>("users", 0, 7, "key", new byte[0]));
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double count(String name) {
        return registry.get(name).counter().count();
    }
}
