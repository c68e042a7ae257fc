package dev.sluice.query.feed.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One row of an insight as last computed by the lake. */
@Schema(description = "Measures of an insight for one combination of its dimensions.", examples = Insight.EXAMPLE)
record Insight(
        String insight,

        @Schema(description = "Values of the dimensions in order, joined by `/`.")
        String row,

        @Schema(description = "Values of the dimensions by name.")
        Map<String, String> dimensions,

        @Schema(description = "Measures by name; an empty group has counts of 0.")
        Map<String, BigDecimal> measures,

        @Schema(description = "Start of the read that it was computed from.")
        Instant computedAt) {

    static final String EXAMPLE = """
            {"insight": "session-starts-by-country-hour", "row": "FI/2016-11-02T10:00:00Z",
             "dimensions": {"country": "FI", "hour": "2016-11-02T10:00:00Z"}, "measures": {"starts": 2349},
             "computedAt": "2026-11-21T10:00:00.123Z"}""";
}
