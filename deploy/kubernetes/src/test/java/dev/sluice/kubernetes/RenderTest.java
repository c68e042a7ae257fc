package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The objects that each variant of the chart creates. */
class RenderTest {

    @Test
    void helmLintReportsNothing() {
        LintResult lint = new Helm(Variant.CHART).lint().strict().call();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceHasAllItNeeds(Variant variant) {
        List<String> made = variant.manifests().stream().map(Manifest::toString).toList();

        for (String service : List.of("query", "ingest", "scraper")) {
            assertThat(made)
                    .contains(
                            "Deployment sluice-" + service,
                            "Service sluice-" + service,
                            "ConfigMap sluice-" + service,
                            "ServiceAccount sluice-" + service,
                            "PodDisruptionBudget sluice-" + service,
                            "NetworkPolicy sluice-" + service);
        }
        assertThat(made).contains("Job sluice-setup-1", "Ingress sluice").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void noObjectIsLongerThanAHundredLines(Variant variant) {
        for (String object : variant.text().split("(?m)^---$", -1)) {
            assertThat(object.lines()).as(object).hasSizeLessThan(100);
        }
    }
}
