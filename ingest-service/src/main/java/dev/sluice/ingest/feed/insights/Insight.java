package dev.sluice.ingest.feed.insights;

import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One row of an insight as the lake computed it, and as stored: the event of the feed's topic. */
@RegisterForReflection
record Insight(
        @NotNull
        @Size(max = 64)
        @Pattern(regexp = "[a-z](-?[a-z0-9]){0,63}", message = "must be lower-case words joined by hyphens")
        String insight,

        @NotNull
        @Pattern(regexp = PLAIN + "{1,512}", message = "must be 1 to 512 characters, none of them a control character")
        String row,

        @NotNull @Size(max = 8)
        Map<
                        @Pattern(regexp = NAME, message = NAME_MESSAGE) String,
                        @NotNull
                        @Pattern(
                                regexp = PLAIN + "{0,512}",
                                message = "must be at most 512 characters, none of them a control character")
                        String>
                dimensions,

        @NotNull @Size(min = 1, max = 16)
        Map<
                        @Pattern(regexp = NAME, message = NAME_MESSAGE) String,
                        @NotNull @DecimalMin("-" + MOST) @DecimalMax(MOST) BigDecimal>
                measures,

        @NotNull Instant computedAt) {

    /** No control characters, and no halves of a character that UTF-8 cannot write. */
    private static final String PLAIN = "[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]";

    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,63}";
    private static final String NAME_MESSAGE = "must be a name of at most 64 letters and digits";
    private static final String MOST = "999999999999999";

    /** A number is written without exponent: one of a billion decimals would fill the memory. */
    private static final int MOST_DECIMALS = 20;

    /** What the rows of all insights are told apart by. */
    String key() {
        return insight + "/" + row;
    }

    Verdict<Insight> judge() {
        return measures.values().stream().allMatch(number -> number.scale() <= MOST_DECIMALS)
                ? new Verdict.Accepted<>(this)
                : new Verdict.Rejected<>(
                        List.of(new Violation("measures", "must have at most " + MOST_DECIMALS + " decimals")));
    }
}
