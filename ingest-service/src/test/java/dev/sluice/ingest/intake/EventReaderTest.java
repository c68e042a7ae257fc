package dev.sluice.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decoding is strict, reports all violations, and never throws on garbage. */
class EventReaderTest {

    private static final EventReader READER =
            new EventReader(Validation.buildDefaultValidatorFactory().getValidator());

    /** Has a field of each type that feeds use. */
    record Event(
            @NotNull String name,
            Integer count,
            BigDecimal price,
            @NotNull Instant at,
            List<String> tags) {}

    @Test
    void everyFaultOfTypeAndConstraintIsNamedAtOnce() {
        Verdict<Event> verdict = read("{\"count\":\"3\",\"price\":true,\"at\":1700000000,\"tags\":\"a\"}");

        assertThat(((Verdict.Rejected<Event>) verdict).violations())
                .containsExactlyInAnyOrder(
                        Violation.missing("name", "must not be null"),
                        new Violation("count", "must be a whole number"),
                        new Violation("price", "must be a number of at most 100 digits"),
                        new Violation("at", "must be a time such as 2026-11-20T12:00:00Z"),
                        new Violation("tags", "must be a list of strings"));
    }

    @Test
    void aViolationCarriesItsKindButNotInJson() throws IOException {
        Verdict<Event> verdict = read("{\"at\":1}");

        List<Violation> violations = ((Verdict.Rejected<Event>) verdict).violations();
        assertThat(violations)
                .extracting(Violation::kind)
                .containsExactlyInAnyOrder(RejectionKind.MISSING, RejectionKind.INVALID);
        assertThat(((Verdict.Rejected<Event>) read("x")).violations())
                .extracting(Violation::kind)
                .containsExactly(RejectionKind.UNREADABLE);
        String json = StrictJson.MAPPER.writeValueAsString(violations.get(0));
        assertThat(json).doesNotContain("kind");
        assertThat(StrictJson.MAPPER.readValue(json, Violation.class).kind()).isEqualTo(RejectionKind.INVALID);
    }

    @Test
    void aPriceKeepsItsScale() {
        Verdict<Event> verdict = read("{\"name\":\"a\",\"at\":\"2026-11-20T12:00:00Z\",\"price\":2879.20}");

        assertThat(((Verdict.Accepted<Event>) verdict).row().price()).isEqualTo(new BigDecimal("2879.20"));
    }

    @Test
    void garbageIsAViolationAndNeverAnException() {
        for (String garbage : List.of(
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{}{}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "<html>",
                "\u0000",
                "[".repeat(100_000),
                "{\"price\":1e999999999999}",
                "{\"name\":" + "1".repeat(5_000) + "}")) {
            assertThat(read(garbage))
                    .as(garbage.substring(0, Math.min(20, garbage.length())))
                    .isInstanceOf(Verdict.Rejected.class);
        }
        assertThat(READER.read(null, Event.class)).isInstanceOf(Verdict.Rejected.class);
        assertThat(READER.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}, Event.class))
                .isInstanceOf(Verdict.Rejected.class);
    }

    private static Verdict<Event> read(String json) {
        return READER.read(json.getBytes(UTF_8), Event.class);
    }
}
