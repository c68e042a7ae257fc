package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** How system properties become settings of the launcher. */
class LaunchSettingsTest {

    private static final Path ROOT = Path.of("target", "checkout").toAbsolutePath();

    @Test
    void defaultsAreTheUsualPortsAndTheFolderInTheCheckout() {
        LaunchSettings settings = LaunchSettings.from(properties(Map.of()));

        assertThat(settings.home()).isEqualTo(ROOT.resolve(".sluice"));
        assertThat(settings.preferredPort("query")).isEqualTo(8080);
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.lake()).isFalse();
        assertThat(settings.live()).isFalse();
        assertThat(settings.packaging()).isEqualTo(Packaging.JAR);
        assertThat(settings.passedOn()).isEmpty();
    }

    @Test
    void aFlagIsSetWithAndWithoutAValue() {
        LaunchSettings settings =
                LaunchSettings.from(properties(Map.of("fresh", "", "live", "true", "lake", "", "native", "true")));

        assertThat(settings.fresh()).isTrue();
        assertThat(settings.lake()).isTrue();
        assertThat(settings.live()).isTrue();
        assertThat(settings.packaging()).isEqualTo(Packaging.EXECUTABLE);
    }

    @Test
    void onlySettingsOfServicesArePassedOn() {
        LaunchSettings settings = LaunchSettings.from(properties(Map.of(
                "sluice.home", "elsewhere",
                "sluice.port.kafka", "0",
                "sluice.users.pages", "3",
                "quarkus.log.level", "DEBUG",
                "java.io.tmpdir", "/tmp")));

        assertThat(settings.passedOn())
                .containsOnly(Map.entry("sluice.users.pages", "3"), Map.entry("quarkus.log.level", "DEBUG"));
        assertThat(settings.preferredPort("kafka")).isZero();
    }

    @Test
    void aPortOfAnUnknownPartOrThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> LaunchSettings.from(properties(Map.of("sluice.port.query", "http"))))
                .hasMessageContaining("sluice.port.query");
        assertThatThrownBy(() -> LaunchSettings.from(properties(Map.of("sluice.port.spark", "1"))))
                .hasMessageContaining("spark");
    }

    private static Properties properties(Map<String, String> given) {
        Properties properties = new Properties();
        properties.setProperty("sluice.root", ROOT.toString());
        given.forEach(properties::setProperty);
        return properties;
    }
}
