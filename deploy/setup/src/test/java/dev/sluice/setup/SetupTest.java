package dev.sluice.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {

    @Test
    void variablesBecomeSettingsOfTheKafkaClient() {
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9093",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_SASL_JAAS_CONFIG", "Login required;",
                "CASSANDRA_USERNAME", "cassandra");

        Map<String, String> settings = Setup.kafkaSettings(environment);

        assertThat(settings)
                .containsOnly(
                        Map.entry("security.protocol", "SASL_SSL"), Map.entry("sasl.jaas.config", "Login required;"));
    }

    @Test
    void aKafkaWithoutAuthenticationNeedsNoSettings() {
        var target = new Setup.Target("kafka:9092", "cassandra:9042", "datacenter1", null, null, 1, Map.of());

        assertThat(target.kafkaSettings()).isEmpty();
    }
}
