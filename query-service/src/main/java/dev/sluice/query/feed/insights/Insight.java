package dev.sluice.query.feed.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One row of an insight, as the lake last computed it. */
@Schema(description = "What an insight says of one combination of its dimensions.", examples = Insight.EXAMPLE)
record Insight(
        String insight,

        @Schema(description = "The dimensions' values in their order, joined by `/`.")
        String row,

        @Schema(description = "What the row is about.") Map<String, String> dimensions,

        @Schema(description = "What is known of it; a group that became empty has counts of 0.")
        Map<String, BigDecimal> measures,

        @Schema(description = "When the reading began that it was computed from.")
        Instant computedAt) {

    static final String EXAMPLE = """
            {"insight": "session-starts-by-country-hour", "row": "FI/2016-11-02T10:00:00Z",
             "dimensions": {"country": "FI", "hour": "2016-11-02T10:00:00Z"}, "measures": {"starts": 2349},
             "computedAt": "2026-11-21T10:00:00.123Z"}""";
}
