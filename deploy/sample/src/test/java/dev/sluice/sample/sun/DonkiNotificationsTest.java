package dev.sluice.sample.sun;

import static dev.sluice.sample.sun.DonkiClient.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.sample.SampleClient;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Notifications of the sample DONKI over HTTP: headings, types, and duplicates across months. */
class DonkiNotificationsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:01Z");

    /** Four active years, requested month by month because of the API's limit. */
    private static final List<List<JsonNode>> MONTHS = new ArrayList<>();

    @BeforeAll
    static void collect() {
        for (YearMonth month = YearMonth.of(2023, 1); month.getYear() < 2027; month = month.plusMonths(1)) {
            MONTHS.add(list(NOW, "notifications", "startDate=" + month.atDay(1) + "&endDate=" + month.atEndOfMonth()));
        }
    }

    @Test
    void aNotificationHasTheShapeOfTheRealOnes() {
        assertThat(all()).isNotEmpty().allSatisfy(notification -> {
            assertThat(notification.fieldNames())
                    .toIterable()
                    .containsExactly("messageType", "messageID", "messageURL", "messageIssueTime", "messageBody");
            assertThat(text(notification, "messageID")).matches("\\d{8}-(AL|7D)-\\d{3}");
            assertThat(text(notification, "messageBody"))
                    .contains("\n## Message Issue Date: "
                            + text(notification, "messageIssueTime").replace("Z", ""))
                    .containsSubsequence(
                            "## Message Type: ",
                            "## Message ID: " + text(notification, "messageID"),
                            "## Disclaimer: ",
                            "## Summary:\n");
        });
        assertThat(all().stream().map(one -> text(one, "messageType")).collect(Collectors.toSet()))
                .isEqualTo(Set.of("FLR", "CME", "RBE", "SEP", "GST", "IPS", "MPC", "Report"));
    }

    @Test
    void theNewestComesFirstAndNothingIsFromTheFuture() {
        assertThat(MONTHS).allSatisfy(month -> {
            assertThat(month.stream().map(one -> text(one, "messageIssueTime")))
                    .isSortedAccordingTo((first, second) -> second.compareTo(first))
                    .allMatch(time -> Instant.parse(time.replace("Z", ":00Z")).isBefore(NOW.plusSeconds(30)));
            assertThat(month.stream().map(one -> text(one, "messageID"))).doesNotHaveDuplicates();
        });
        assertThat(MONTHS.get(47)).isEmpty();
    }

    @Test
    void aStrongFlareHasTwoKindsOfMessageOfWhichOneNamesIt() {
        Set<String> flares = list(NOW, "FLR", "startDate=2022-12-31&endDate=2026-11-20").stream()
                .map(flare -> text(flare, "flrID"))
                .collect(Collectors.toSet());

        List<String> bodies = bodies("FLR");
        List<String> named = bodies.stream()
                .flatMap(body -> SampleClient.all("Activity ID: (\\S+FLR-001)\\.", body).stream())
                .toList();
        assertThat(bodies.stream().filter(body -> body.contains("has crossed the threshold of M5.0")))
                .isNotEmpty()
                .noneMatch(body -> body.contains("Activity ID"))
                .allMatch(body -> body.contains("Flare M5.0 crossing time: "));
        assertThat(named.stream().filter(flares::contains)).hasSizeGreaterThan(100);
        assertThat(named.stream().filter(id -> !flares.contains(id))).hasSizeBetween(1, named.size() / 10);
    }

    @Test
    void aFlareNamesItsNotifications() {
        Set<String> ids = all().stream().map(one -> text(one, "messageID")).collect(Collectors.toSet());

        List<JsonNode> sent = list(NOW, "FLR", "startDate=2024-01-01&endDate=2026-11-20").stream()
                .map(flare -> flare.get("sentNotifications"))
                .filter(JsonNode::isArray)
                .toList();
        assertThat(sent).hasSizeGreaterThan(100).allSatisfy(references -> assertThat(references)
                .allMatch(reference -> ids.contains(text(reference, "messageID"))));
    }

    @Test
    void notesArePresentOrLackTheirColonOrAreMissing() {
        List<String> bodies = bodies("FLR");

        assertThat(bodies.stream().filter(body -> body.contains("\n## Notes: ")))
                .hasSizeGreaterThan(bodies.size() / 2);
        assertThat(bodies.stream().filter(body -> body.contains("\n## Notes\n")))
                .isNotEmpty();
        assertThat(bodies.stream().filter(body -> !body.contains("## Notes")))
                .isNotEmpty()
                .allMatch(body -> body.length() > 1500);
    }

    @Test
    void aMonthsLastEveningIsListedInBothMonths() {
        List<String> ids = all().stream().map(one -> text(one, "messageID")).toList();

        List<JsonNode> twice = MONTHS.get(22).stream()
                .filter(one -> text(one, "messageIssueTime").startsWith("2024-10"))
                .toList();
        assertThat(ids.stream().distinct().count()).isLessThan(ids.size());
        assertThat(MONTHS.get(21)).containsAll(twice);
    }

    @Test
    void typesAreFilteredAndTheDefaultIsSevenDays() {
        List<JsonNode> week = list(NOW, "notifications", "");

        assertThat(week)
                .isNotEmpty()
                .isEqualTo(list(NOW, "notifications", "type=all&startDate=2026-11-13&endDate=2026-11-20"));
        assertThat(list(NOW, "notifications", "type=report"))
                .hasSize(1)
                .allMatch(report -> text(report, "messageID").equals("20261118-7D-001"))
                .allMatch(report -> text(report, "messageBody").length() > 3000);
    }

    private static List<JsonNode> all() {
        return MONTHS.stream().flatMap(List::stream).toList();
    }

    private static List<String> bodies(String type) {
        return all().stream()
                .filter(one -> text(one, "messageType").equals(type))
                .map(one -> text(one, "messageBody"))
                .toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).textValue();
    }
}
