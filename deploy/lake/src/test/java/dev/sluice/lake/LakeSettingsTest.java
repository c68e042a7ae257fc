package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Settings from system properties and environment variables. */
class LakeSettingsTest {

    @Test
    void theDefaultsAreTheHomeFolderAndTheLocalKafka() {
        LakeSettings settings = LakeSettings.of(new Properties(), Map.of());

        assertThat(settings.root()).endsWith(".sluice/lake").startsWith("/");
        assertThat(settings.servers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.upkeep()).contains(Duration.ofHours(1));
        assertThat(settings.sessionsKept()).contains(Duration.ofDays(365));
        assertThat(settings.port()).isEmpty();
    }

    @Test
    void aPropertyOverridesTheEnvironment() {
        Properties properties = new Properties();
        properties.setProperty("sluice.lake.root", "s3a://lake/of/sluice");
        properties.setProperty("sluice.lake.every", "500ms");
        properties.setProperty("sluice.lake.sessions-kept", "off");
        properties.setProperty("kafka.security.protocol", "SASL_SSL");

        LakeSettings settings = LakeSettings.of(
                properties, Map.of("SLUICE_LAKE_ROOT", "/else/where", "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"));

        assertThat(settings.root()).isEqualTo("s3a://lake/of/sluice");
        assertThat(settings.every()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.sessionsKept()).isEmpty();
        assertThat(settings.kafka())
                .isEqualTo(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL"));
    }

    @Test
    void anInvalidDurationIsRejectedByName() {
        Map<String, String> environment = Map.of("SLUICE_LAKE_EVERY", "soon");

        assertThatThrownBy(() -> LakeSettings.of(new Properties(), environment))
                .hasMessageContaining("sluice.lake.every=soon");
    }
}
