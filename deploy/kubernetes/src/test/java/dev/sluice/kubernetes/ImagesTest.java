package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An image has the same name in {@code deploy/containers/build}, compose and the chart. */
class ImagesTest {

    private static final Pattern IN_COMPOSE =
            Pattern.compile("image: \\$\\{SLUICE_REGISTRY:-(.+)}/(.+):\\$\\{SLUICE_TAG:-latest}");

    @Test
    void theChartRunsWhatComposeRuns() {
        String compose = KnownSettings.text(Variant.ROOT.resolve("deploy/containers/compose.yaml"));
        Set<String> inCompose = IN_COMPOSE
                .matcher(compose)
                .results()
                .map(match -> match.group(1) + "/" + match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> inChart = images(Variant.DEV_WITH_ALL);

        assertThat(inChart).isEqualTo(inCompose).hasSize(5);
    }

    @Test
    void theRegistryIsTheOneSettingBeforeTheName() {
        assertThat(images(Variant.SECURED)).allMatch(image -> image.matches("registry\\.example\\.org/sluice-[a-z-]+"));
    }

    /** Names of the Sluice images, without tags. */
    private static Set<String> images(Variant variant) {
        return variant.manifests().stream()
                .flatMap(Manifest::pods)
                .flatMap(pod -> pod.allContainers().stream())
                .map(container -> container.at("image").text())
                .filter(image -> image.contains("/sluice-"))
                .map(image -> image.replaceAll(":[^:/]+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
