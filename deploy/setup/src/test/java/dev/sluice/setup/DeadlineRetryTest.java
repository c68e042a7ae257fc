package dev.sluice.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineRetryTest {

    private final List<String> reported = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void itReattemptsUntilItSucceedsAndReportsTheSameReasonOnce() {
        DeadlineRetry retry = new DeadlineRetry(Duration.ofMinutes(1), Duration.ofMillis(1), reported::add);

        retry.run(() -> {
            if (attempts.incrementAndGet() < 4) {
                throw new IllegalStateException("not there");
            }
        });

        assertThat(attempts).hasValue(4);
        assertThat(reported).singleElement().asString().endsWith("not there");
    }

    @Test
    void afterTheDeadlineTheFailureIsThrown() {
        DeadlineRetry retry = new DeadlineRetry(Duration.ofMillis(-1), Duration.ofMillis(1), reported::add);

        assertThatThrownBy(() -> retry.run(() -> {
                    throw new IllegalStateException("never there");
                }))
                .hasMessage("never there");
    }
}
