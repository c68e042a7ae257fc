package dev.sluice.query.feed.solarflares;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A DONKI notification; only the single resource has its full text. */
@Schema(description = "A space weather notification.", examples = SolarNotification.EXAMPLE)
record SolarNotification(
        String messageId,
        String type,
        Instant issueTime,
        String url,

        @Schema(description = "Text below the heading Summary.")
        String summary,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Full message; absent in lists.")
        String body,

        List<String> flareIds,
        List<String> warnings) {

    static final String EXAMPLE = """
            {"messageId": "20170906-AL-001", "type": "FLR", "issueTime": "2017-09-06T12:33:00.000Z",
             "url": "https://kauai.ccmc.gsfc.nasa.gov/DONKI/view/Alert/12950/1",
             "summary": "Significant flare detected by GOES.",
             "body": "## Message Type: Space Weather Notification - X9.3 Flare\\n## Summary:\\n\\nSignificant flare ...",
             "flareIds": ["2017-09-06T11:53:00-FLR-001"], "warnings": []}""";
}
