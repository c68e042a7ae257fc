package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.scraper.Contract;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapping of an archive's lines to events. */
class SessionLineTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void anEventKeepsItsNamesAndLosesUnknownFields() {
        OutboundEvent event = event(line("2016-12-02T12:48:05.520022").replace("{", "{\"extra\":{\"a\":1},"));

        assertThat(event.key()).isEqualTo("0a2d12a1a7e145de8bae44c0c6e06629");
        assertThat(event.id()).isEqualTo("0a2d12a1a7e145de8bae44c0c6e06629/4a0c43c9-c43a-42ff-ba55-67563dfa35d4:start");
        assertThat(event.type()).isEqualTo("dev.sluice.playersession.v1");
        assertThat(new String(EventJson.bytes(event.data()), StandardCharsets.UTF_8))
                .isEqualTo(line("2016-12-02T12:48:05.520022"));
        assertThat(Contract.violations("player-sessions", EventJson.bytes(event.data())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2016-12-02T12:48:05, 2016-12-02T12:48:05.000000Z",
        "2016-12-02T12:48:05.5, 2016-12-02T12:48:05.500000Z",
        "2016-12-02T12:48:05.123456789, 2016-12-02T12:48:05.123456Z",
        "2016-12-02T12:48:05Z, 2016-12-02T12:48:05.000000Z",
        "2016-12-02T02:48:05+03:00, 2016-12-01T23:48:05.000000Z",
    })
    void itsTimeIsUtcWithMicroseconds(String ts, String time) {
        assertThat(event(line(ts)).time()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "42",
                "{",
                "{\"event\":\"start\"} {}",
                "{\"event\":\"end\",\"session_id\":\"s\",\"ts\":\"2016-12-02T12:48:05\"}",
                "{\"event\":\"end\",\"player_id\":7,\"session_id\":\"s\",\"ts\":\"2016-12-02T12:48:05\"}",
                "{\"event\":\"end\",\"player_id\":\"\",\"session_id\":\"s\",\"ts\":\"2016-12-02T12:48:05\"}",
                "{\"event\":\"end\",\"player_id\":\"p\",\"session_id\":\"s\",\"ts\":\"yesterday\"}",
                "{\"event\":\"end\",\"country\":1,\"player_id\":\"p\",\"session_id\":\"s\",\"ts\":\"2016-12-02T12:48:05\"}",
            })
    void anIncompleteEventIsPublishedUnchanged(String text) {
        OutboundEvent event = event(text);

        assertThat(event.data()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(event.key()).matches("none/[0-9a-f]{16}");
        assertThat(event.id()).isEqualTo(event.key() + "/" + event.key().substring(5));
        assertThat(event.time()).isEqualTo("2026-11-20T12:00:00.000000Z");
    }

    private static String line(String ts) {
        return "{\"event\":\"start\",\"country\":\"FI\",\"player_id\":\"0a2d12a1a7e145de8bae44c0c6e06629\","
                + "\"session_id\":\"4a0c43c9-c43a-42ff-ba55-67563dfa35d4\",\"ts\":\"" + ts + "\"}";
    }

    private static OutboundEvent event(String text) {
        return SessionLine.of(text.getBytes(StandardCharsets.UTF_8)).event(NOW, "run");
    }
}
