package dev.sluice.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Trying again while a backend starts, and giving up when it never does. */
class PatienceTest {

    private final List<String> told = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void itTriesUntilItSucceedsAndTellsTheSameReasonOnce() {
        Patience patience = new Patience(Duration.ofMinutes(1), Duration.ofMillis(1), told::add);

        patience.until(() -> {
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not there");
            }
        });

        assertThat(tries).hasValue(4);
        assertThat(told).singleElement().asString().endsWith("not there");
    }

    @Test
    void atLastTheFailureIsThrown() {
        Patience patience = new Patience(Duration.ofMillis(-1), Duration.ofMillis(1), told::add);

        assertThatThrownBy(() -> patience.until(() -> {
                    throw new IllegalStateException("never there");
                }))
                .hasMessage("never there");
    }
}
