package dev.sluice.lake.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Conversion of archive lines, and selection of days. */
class ArchiveLineTest {

    private static final String PLAYER = "0a2d12a1a7e145de8bae44c0c6e06629";
    private static final String SESSION = "4a0c43c9-c43a-42ff-ba55-67563dfa35d4";

    @Test
    void aStartIsConvertedAsByIngestService() {
        ArchiveLine line = ArchiveLine.of("""
                {"event":"start","country":"FI","player_id":"%s","session_id":"%s","ts":"2016-11-20T12:48:05.520022"}""".formatted(PLAYER, SESSION));

        assertThat(line)
                .isEqualTo(new ArchiveLine(
                        PLAYER,
                        PLAYER + "/" + SESSION + ":start",
                        "2016-11-20T12:48:05.520022Z",
                        """
                        {"event":"start","sessionId":"%s","playerId":"%s","country":"FI","at":"2016-11-20T12:48:05.520022Z"}""".formatted(SESSION, PLAYER),
                        LocalDate.parse("2016-11-20")));
    }

    @Test
    void anEndHasNoCountryAndItsTimeIsConvertedToUtc() {
        ArchiveLine line = ArchiveLine.of("""
                {"event":"end","country":"FI","player_id":"%s","session_id":"%s","ts":"2016-11-20T00:30:00+02:00"}""".formatted(PLAYER, SESSION));

        assertThat(line.value()).contains("\"country\":null", "\"at\":\"2016-11-19T22:30:00Z\"");
        assertThat(line.day()).isEqualTo("2016-11-19");
    }

    @Test
    void aLineWithoutATimeIsKeptUnchanged() {
        for (String text : new String[] {"{\"event\":", "[]", "{\"event\":\"end\",\"ts\":\"2016-02-30T00:00:00\"}"}) {
            ArchiveLine line = ArchiveLine.of(text);

            assertThat(line.value()).isEqualTo(text);
            assertThat(line.key()).matches("none/[0-9a-f]{16}");
            assertThat(line.day()).isNull();
        }
    }

    @Test
    void aDateRangeIncludesBothEnds() {
        DateRange days = DateRange.of("days=2016-11-05..2016-11-07");

        assertThat(days.has(LocalDate.parse("2016-11-05"))).isTrue();
        assertThat(days.has(LocalDate.parse("2016-11-07"))).isTrue();
        assertThat(days.has(LocalDate.parse("2016-11-08"))).isFalse();
        assertThat(days.has(null)).isFalse();
        assertThat(DateRange.ALL.has(null)).isTrue();
        assertThatThrownBy(() -> DateRange.of("days=2016-11-05..soon")).hasMessageContaining("days=2016-11-05..soon");
    }
}
