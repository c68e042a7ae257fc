package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Violation VIOLATION = new Violation("age", "must be a number");

    @Test
    void anAcceptedRowIsMapped() {
        assertThat(Verdict.of(2, List.of()).map(row -> row + 1).orElse(List::size))
                .isEqualTo(3);
    }

    @Test
    void aRejectionKeepsItsViolations() {
        assertThat(Verdict.<Integer>rejected(VIOLATION).map(row -> row + 1).orElse(List::size))
                .isEqualTo(1);
        assertThat(Verdict.of(2, List.of(VIOLATION))).isEqualTo(Verdict.<Integer>rejected(VIOLATION));
    }
}
