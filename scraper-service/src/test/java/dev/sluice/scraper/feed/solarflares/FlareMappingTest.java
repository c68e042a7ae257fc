package dev.sluice.scraper.feed.solarflares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.scraper.Contract;
import dev.sluice.scraper.SharedData;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.WebPages;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapping of DONKI's responses to events: real months, odd values, malformed responses. */
class FlareMappingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void everyRealFlareBecomesAValidEventOfItsOwn() throws IOException {
        List<OutboundEvent> events = new ArrayList<>();
        for (Path month : months("donki/flr")) {
            for (DonkiFlare raw :
                    parse(Files.readString(month), DonkiFlare.class).items()) {
                events.add(FlareMapping.map(raw).event(NOW, "run"));
            }
        }

        assertThat(events).hasSize(213);
        assertThat(events).extracting(OutboundEvent::key).doesNotHaveDuplicates();
        assertThat(events)
                .allSatisfy(event -> assertThat(Contract.violations("solar-flares", EventJson.bytes(event.data())))
                        .as(event.key())
                        .isEmpty());
        assertThat(events)
                .filteredOn(event -> event.data() instanceof SolarFlare flare && "X9.3".equals(flare.classType()))
                .singleElement()
                .satisfies(event -> assertThat(event.key()).startsWith("2017-09-06T11:53:00-FLR"));
    }

    @Test
    void realNotificationsBecomeValidEventsRepeatedByAdjacentMonths() throws IOException {
        List<OutboundEvent> events = new ArrayList<>();
        for (Path month : months("donki/notifications")) {
            for (DonkiNotification raw :
                    parse(Files.readString(month), DonkiNotification.class).items()) {
                events.add(SolarNotification.of(raw).event(NOW, "run"));
            }
        }

        assertThat(events).hasSize(504);
        assertThat(events).allSatisfy(event -> assertThat(
                        Contract.violations("solar-notifications", EventJson.bytes(event.data())))
                .as(event.key())
                .isEmpty());
        assertThat(events.stream().map(event -> event.key() + event.data()).distinct())
                .hasSize(
                        (int) events.stream().map(OutboundEvent::key).distinct().count());
    }

    @Test
    void theTimeOfAFlareIsItsSubmissionWithItsVersionInMicroseconds() {
        OutboundEvent event = flare("""
                {"flrID":"2017-09-06T11:53:00-FLR-001","beginTime":"2017-09-06T11:53Z","classType":"X9.3",
                "submissionTime":"2017-09-06T16:16Z","versionId":2}""").event(NOW, "run");

        assertThat(event.time()).isEqualTo("2017-09-06T16:16:00.000002Z");
        assertThat(event.id()).isEqualTo("2017-09-06T11:53:00-FLR-001/2");
        assertThat(event.type()).isEqualTo("dev.sluice.solarflare.v1");
    }

    @Test
    void withoutSubmissionAndVersionAFlareIsTheFirstOfItsBegin() {
        OutboundEvent event = flare("""
                {"flrID":"2015-01-01T00:10:00-FLR-001","beginTime":"2015-01-01T00:10Z","classType":"C1.0"}""").event(NOW, "run");

        assertThat(event.time()).isEqualTo("2015-01-01T00:10:00.000001Z");
        assertThat(event.id()).isEqualTo("2015-01-01T00:10:00-FLR-001/1");
    }

    @Test
    void aTimeThatCannotBeReadIsNamedAndAnAbsurdYearIsKept() {
        SolarFlare flare = flare("""
                {"flrID":"2023-12-24T19:21:00-FLR-001","beginTime":"soon","peakTime":"about noon",
                "endTime":"0023-12-24T19:40Z","submissionTime":"2023-12-25T01:00Z","versionId":1,"classType":"C1.0",
                "activeRegionNum":"unknown","instruments":[{"displayName":"GOES-P"},null,7],"linkedEvents":{}}""");

        assertThat(flare.peakTime()).isNull();
        assertThat(flare.warnings()).containsExactly("peakTime: not a time");
        assertThat(flare.endTime()).isEqualTo("0023-12-24T19:40:00Z");
        assertThat(flare.beginTime()).isEqualTo("soon");
        assertThat(flare.activeRegion()).isNull();
        assertThat(flare.instruments()).containsExactly("GOES-P");
        assertThat(flare.linkedEvents()).isNull();
    }

    @Test
    void anEventWithoutIdIsSentUnderItsHash() {
        OutboundEvent flare = flare("{\"classType\":\"C1.0\"}").event(NOW, "run");
        OutboundEvent notification = SolarNotification.of(new DonkiNotification(null, "FLR", "?", null, "text"))
                .event(NOW, "run");

        assertThat(flare.key()).matches("none/[0-9a-f]{16}");
        assertThat(flare.id()).isEqualTo(flare.key() + "/1");
        assertThat(notification.key()).matches("none/[0-9a-f]{16}");
        assertThat(notification.time()).isEqualTo("2026-11-20T12:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"error\":{}}", "[{\"flrID\":\"x\"", "[] []", "null", "\"[]\"", "42"})
    void anIncompleteArrayIsNoResponse(String body) {
        assertThat(catchThrowableOfType(FetchFailed.class, () -> parse(body, DonkiFlare.class)))
                .as(body)
                .isNotNull();
    }

    private static SolarFlare flare(String json) {
        return FlareMapping.map(
                parse("[" + json + "]", DonkiFlare.class).items().get(0));
    }

    private static <T> DonkiResponse<T> parse(String body, Class<T> kind) {
        return DonkiClient.parse(WebPages.of(body.getBytes(StandardCharsets.UTF_8), NOW), kind);
    }

    private static List<Path> months(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedData.at(folder))) {
            return files.sorted().toList();
        }
    }
}
