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
import java.util.Map;

/** A row of an insight computed by the lake, as received from its topic and as stored. */
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
                        @NotNull @DecimalMin("-" + MAX_MEASURE) @DecimalMax(MAX_MEASURE) BigDecimal>
                measures,

        @NotNull Instant computedAt) {

    /** Excludes control characters and unpaired surrogates, which UTF-8 cannot encode. */
    private static final String PLAIN = "[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]";

    private static final String NAME = "[A-Za-z][A-Za-z0-9]{0,63}";
    private static final String NAME_MESSAGE = "must be a name of at most 64 letters and digits";
    private static final String MAX_MEASURE = "999999999999999";

    /** Numbers are written without exponent, so one with a billion decimals would exhaust memory. */
    private static final int MAX_DECIMALS = 20;

    /** Unique among the rows of all insights. */
    String key() {
        return insight + "/" + row;
    }

    Verdict<Insight> validate() {
        return measures.values().stream().allMatch(number -> number.scale() <= MAX_DECIMALS)
                ? new Verdict.Accepted<>(this)
                : Verdict.rejected(new Violation("measures", "must have at most " + MAX_DECIMALS + " decimals"));
    }
}
