package dev.sluice.ingest.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.ingest.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The summary and the flares of a notification, also with malformed headings. */
class SolarNotificationRowTest {

    @Test
    void theSummaryEndsBeforeTheNextHeading() {
        SolarNotificationRow row =
                row("## Summary:\n\nA flare.\nActivity ID: 2017-09-06T11:53:00-FLR-001.\n\n## Notes:\n\nx");

        assertThat(row.summary()).isEqualTo("A flare.\nActivity ID: 2017-09-06T11:53:00-FLR-001.");
        assertThat(row.flareIds()).containsExactly("2017-09-06T11:53:00-FLR-001");
    }

    @Test
    void notesWithoutAColonOrNoNotesAtAllEndItToo() {
        assertThat(row("## Summary:\nA flare.\n\n## Notes \n\nx").summary()).isEqualTo("A flare.");
        assertThat(row("## Summary:\n A flare. \n").summary()).isEqualTo("A flare.");
        assertThat(row("A flare.").summary()).isNull();
    }

    @Test
    void realSummariesEndBeforeTheNotes() throws IOException {
        int flares = 0;
        for (Path file : TestData.files("donki/notifications")) {
            for (JsonNode raw : new ObjectMapper().readTree(file.toFile())) {
                String summary = row(raw.path("messageBody").asText()).summary();
                if (raw.path("messageType").asText().equals("FLR")) {
                    flares++;
                    assertThat(summary)
                            .as(raw.path("messageID").asText())
                            .isNotBlank()
                            .doesNotContain("##", "Notes", "warranty");
                }
            }
        }
        assertThat(flares).isPositive();
    }

    @Test
    void thousandsOfFlaresAndALongSummaryCostNoMoreRows() {
        StringBuilder body = new StringBuilder("## Summary:\n");
        for (int flare = 100; flare < 1_000; flare++) {
            body.append("2017-09-06T11:53:00-FLR-").append(flare);
        }

        SolarNotificationRow row = row(body.toString());

        assertThat(row.flareIds()).hasSize(50);
        assertThat(row.summary()).isNull();
        assertThat(row.warnings())
                .containsExactly("summary: longer than 10000 characters", "flareIds: the first 50 of 900");
    }

    private static SolarNotificationRow row(String body) {
        return SolarNotificationRow.of(new SolarNotification(
                "20170906-AL-001", "FLR", Instant.parse("2017-09-06T12:33:00Z"), null, body, null));
    }
}
