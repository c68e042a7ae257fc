package dev.sluice.query.feed.insights;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An insight that there is; how many rows it has would cost reading them all. */
@Schema(description = "An insight that there is.", examples = InsightName.EXAMPLE)
record InsightName(
        String insight,

        @Schema(description = "When the newest of its rows was computed.")
        Instant computedAt) {

    static final String EXAMPLE = """
            {"insight": "session-starts-by-country-hour", "computedAt": "2026-11-21T10:00:00.123Z"}""";
}
