package dev.sluice.sample.sun;

import static dev.sluice.sample.sun.DonkiClient.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Flares of the sample DONKI over HTTP: shape, revisions and faults of the real records. */
class DonkiFlaresTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");
    private static final String YEARS = "startDate=2015-01-01&endDate=2026-11-20";

    @Test
    void aRecordHasTheShapeOfTheRealOnes() {
        List<JsonNode> flares = list(NOW, "FLR", "startDate=2024-09-01&endDate=2024-09-30");

        assertThat(flares).hasSizeGreaterThan(30).allSatisfy(flare -> {
            assertThat(flare.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "flrID",
                            "catalog",
                            "instruments",
                            "beginTime",
                            "peakTime",
                            "endTime",
                            "classType",
                            "sourceLocation",
                            "activeRegionNum",
                            "note",
                            "submissionTime",
                            "versionId",
                            "link",
                            "linkedEvents",
                            "sentNotifications");
            assertThat(text(flare, "flrID")).matches("2024-09-\\d\\dT\\d\\d:\\d\\d:00-FLR-001");
            assertThat(text(flare, "beginTime")).matches("2024-0[89]-\\d\\dT\\d\\d:\\d\\dZ");
            assertThat(text(flare, "classType")).matches("[BCMX]\\d{1,2}\\.\\d");
            assertThat(flare.at("/instruments/0/displayName").textValue()).startsWith("GOES-");
        });
        assertThat(flares).extracting(flare -> text(flare, "flrID")).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSpanIsAlwaysListedTheSame() {
        assertThat(list(NOW, "FLR", YEARS)).isEqualTo(list(NOW.plusSeconds(1), "FLR", YEARS));
    }

    @Test
    void strongFlaresAreRareAndQuietYearsHaveFewFlares() {
        List<JsonNode> flares = list(NOW, "FLR", YEARS);

        Map<String, Long> byLetter =
                counts(flares, flare -> text(flare, "classType").substring(0, 1));
        Map<String, Long> byYear = counts(flares, flare -> text(flare, "flrID").substring(0, 4));
        assertThat(byLetter).containsOnlyKeys("B", "C", "M", "X");
        assertThat(byLetter.get("M")).isGreaterThan(byLetter.get("C"));
        assertThat(byLetter.get("X")).isBetween(flares.size() / 50L, flares.size() / 15L);
        assertThat(byYear.get("2024")).isGreaterThan(10 * byYear.get("2019"));
    }

    @Test
    void aNewFlareHasNoEndUntilItIsRevised() {
        Instant moment = Stream.iterate(NOW, hour -> hour.plus(Duration.ofHours(1)))
                .filter(hour -> !fresh(hour).isEmpty())
                .findFirst()
                .orElseThrow();
        List<JsonNode> later = list(moment.plus(Duration.ofDays(4)), "FLR", "");

        List<JsonNode> fresh = fresh(moment);
        assertThat(fresh).allSatisfy(flare -> {
            assertThat(flare.get("endTime").isNull()).isTrue();
            JsonNode revised = later.stream()
                    .filter(other -> text(other, "flrID").equals(text(flare, "flrID")))
                    .findFirst()
                    .orElseThrow();
            assertThat(version(revised)).isBetween(2, 3);
            assertThat(text(revised, "submissionTime")).isGreaterThan(text(flare, "submissionTime"));
            assertThat(revised.get("endTime").isNull()).isFalse();
        });
        assertThat(list(NOW, "FLR", ""))
                .allSatisfy(flare -> assertThat(time(flare, "submissionTime")).isBefore(NOW.plusSeconds(30)));
        assertThat(counts(list(NOW, "FLR", YEARS), DonkiFlaresTest::version)).containsKeys(2, 3);
    }

    @Test
    void everyFaultOfTheRealRecordsOccurs() {
        List<JsonNode> flares = list(NOW.plus(Duration.ofDays(4)), "FLR", YEARS);

        assertThat(some(flares, flare -> flare.get("endTime").isNull())).isTrue();
        assertThat(some(flares, flare -> before(flare, "endTime", "beginTime"))).isTrue();
        assertThat(some(flares, flare -> flare.get("endTime").asText().startsWith("00")))
                .isTrue();
        assertThat(some(flares, flare -> text(flare, "peakTime").startsWith("00")))
                .isTrue();
        assertThat(some(flares, flare -> before(flare, "endTime", "peakTime") && before(flare, "beginTime", "endTime")))
                .isTrue();
        assertThat(some(flares, flare -> length(flare).compareTo(Duration.ofDays(700)) > 0))
                .isTrue();
        assertThat(some(flares, flare -> length(flare).toDays() == 1)).isTrue();
        assertThat(some(flares, flare -> !text(flare, "flrID")
                        .startsWith(text(flare, "beginTime").replace("Z", ""))))
                .isTrue();
        assertThat(some(flares, flare -> text(flare, "sourceLocation").isEmpty()))
                .isTrue();
        assertThat(some(flares, flare -> text(flare, "sourceLocation").matches("[NS]\\d[EW]\\d{1,2}")))
                .isTrue();
        assertThat(some(flares, flare -> text(flare, "sourceLocation").matches("[NS]\\d+[EW]1\\d\\d")))
                .isTrue();
        assertThat(some(flares, flare -> flare.get("activeRegionNum").isNull())).isTrue();
        assertThat(some(flares, flare -> flare.get("linkedEvents").isNull())).isTrue();
        assertThat(some(
                        flares,
                        flare -> flare.at("/linkedEvents/1/activityID").asText().endsWith("-SEP-001")))
                .isTrue();
    }

    @Test
    void aSpanWithoutFlaresIsAnEmptyList() {
        assertThat(list(NOW, "FLR", "startDate=2026-11-21&endDate=2026-12-20")).isEmpty();
        assertThat(list(NOW, "FLR", "startDate=2026-11-20&endDate=2026-11-10")).isEmpty();
        assertThat(list(NOW, "FLR", "startDate=1995-01-01&endDate=1995-12-31")).isEmpty();
    }

    @Test
    void withoutDatesTheLast30DaysAreListed() {
        assertThat(list(NOW, "FLR", ""))
                .isEqualTo(list(NOW, "FLR", "startDate=2026-10-21&endDate=2026-11-20"))
                .isNotEmpty();
    }

    private static String text(JsonNode flare, String field) {
        return flare.get(field).textValue();
    }

    private static Instant time(JsonNode flare, String field) {
        return Instant.parse(text(flare, field).replace("Z", ":00Z"));
    }

    /** Flares that are not revised yet. */
    private static List<JsonNode> fresh(Instant now) {
        return list(now, "FLR", "").stream()
                .filter(flare -> version(flare) == 1)
                .toList();
    }

    private static int version(JsonNode flare) {
        return flare.get("versionId").intValue();
    }

    private static boolean some(List<JsonNode> flares, Predicate<JsonNode> odd) {
        return flares.stream().anyMatch(odd);
    }

    private static boolean before(JsonNode flare, String first, String second) {
        return !flare.get(first).isNull() && text(flare, first).compareTo(text(flare, second)) < 0;
    }

    private static Duration length(JsonNode flare) {
        return flare.get("endTime").isNull()
                ? Duration.ZERO
                : Duration.between(time(flare, "beginTime"), time(flare, "endTime"));
    }

    private static <T> Map<T, Long> counts(List<JsonNode> flares, Function<JsonNode, T> by) {
        return flares.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
