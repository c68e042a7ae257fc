package dev.sluice.query.feed.insights;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Name of an existing insight; counting its rows would mean reading them all. */
@Schema(description = "An existing insight.", examples = InsightName.EXAMPLE)
record InsightName(
        String insight,

        @Schema(description = "Time of its newest row.") Instant computedAt) {

    static final String EXAMPLE = """
            {"insight": "session-starts-by-country-hour", "computedAt": "2026-11-21T10:00:00.123Z"}""";
}
