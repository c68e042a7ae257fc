package dev.sluice.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every alert has a severity and a runbook, every runbook an alert, and every link a target. */
class RulesTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    @Test
    void everyAlertHasSeveritySummaryAndRunbook() {
        assertThat(Rule.alerts()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.labels().get("severity")).as(rule.alert()).isIn("critical", "warning");
            assertThat(rule.annotations().get("summary")).as(rule.alert()).isNotBlank();
            assertThat(rule.annotations().get("runbook_url"))
                    .as(rule.alert())
                    .endsWith("/deploy/observability/runbooks/" + rule.alert() + ".md");
        });
    }

    @Test
    void alertsAndRunbooksCorrespond() {
        Set<String> pages = new TreeSet<>();
        Tree.files(Tree.RUNBOOKS, ".md").forEach(page -> pages.add(Tree.name(page)));

        assertThat(Rule.alerts()).extracting(Rule::alert).containsExactlyInAnyOrderElementsOf(pages);
    }

    @Test
    void everyRunbookHasAllSections() {
        for (Rule rule : Rule.alerts()) {
            String page = Tree.text(Tree.RUNBOOKS.resolve(rule.alert() + ".md"));

            assertThat(page)
                    .startsWith("# " + rule.alert() + "\n")
                    .contains("Severity: " + rule.labels().get("severity"))
                    .containsSubsequence("## Look at\n- ", "## Do\n- ", "## Over when\n");
            assertThat(page.lines().count()).as(rule.alert()).isBetween(10L, 25L);
        }
    }

    @Test
    void everyLinkHasATarget() {
        List<Path> pages = new ArrayList<>(Tree.files(Tree.RUNBOOKS, ".md"));
        pages.add(Path.of("README.md").toAbsolutePath());

        for (Path page : pages) {
            for (Matcher link = LINK.matcher(Tree.text(page)); link.find(); ) {
                assertThat(Files.exists(page.resolveSibling(link.group(1))))
                        .as("%s links to %s", page, link.group(1))
                        .isTrue();
            }
        }
    }

    @Test
    void everyAlertFiresAndClearsInAUnitTest() {
        Set<String> fires = new HashSet<>();
        Set<String> clears = new HashSet<>();
        for (Path file : Tree.files(Tree.RULE_TESTS, ".yaml")) {
            for (Map<?, ?> test : Rule.list(Rule.read(Tree.text(file)), "tests")) {
                Set<String> here = new HashSet<>();
                for (Map<?, ?> at : Rule.list(test, "alert_rule_test")) {
                    String alert = (String) at.get("alertname");
                    if (!Rule.list(at, "exp_alerts").isEmpty()) {
                        here.add(alert);
                    } else if (here.contains(alert)) {
                        clears.add(alert);
                    }
                }
                fires.addAll(here);
            }
        }

        assertThat(fires).containsAll(Rule.alerts().stream().map(Rule::alert).toList());
        assertThat(Rule.alerts()).extracting(Rule::alert).allMatch(clears::contains);
    }
}
