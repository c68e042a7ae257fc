package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every variable that the chart sets is one that the program reads. */
class SettingsTest {

    @ParameterizedTest
    @EnumSource
    void everyVariableIsASettingOfItsProgram(Variant variant) {
        assertThat(Settings.faults(variant.manifests())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SLUICE_AUHT", "QUARKUS_REDIS_HOST", "QUARKUS_SHUTDOWN_DELAY_ENABLED", "KAFKA_PORT"})
    void anUnknownOrBuildTimeVariableIsRejected(String variable) {
        String broken = Variant.DEFAULT.text().replace("SLUICE_AUTH:", variable + ":");

        assertThat(Settings.faults(Manifest.parse(broken))).contains("query does not know " + variable);
    }

    @ParameterizedTest
    @EnumSource
    void tokensAreRequiredAndEveryBackendIsNamed(Variant variant) {
        List<Manifest> manifests = variant.manifests();

        for (String service : List.of("query", "ingest", "scraper")) {
            Map<String, String> data = Settings.data(manifests, "sluice-" + service);
            assertThat(data).containsEntry("SLUICE_AUTH", "oidc").containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
            assertThat(Settings.variables(manifests, service))
                    .contains("KAFKA_BOOTSTRAP_SERVERS")
                    .containsAnyOf("QUARKUS_OIDC_PUBLIC_KEY", "QUARKUS_OIDC_AUTH_SERVER_URL");
        }
        assertThat(Settings.variables(manifests, "ingest"))
                .contains("SLUICE_ERASURE_KEY", "QUARKUS_CASSANDRA_CONTACT_POINTS")
                .doesNotContain("QUARKUS_REDIS_HOSTS");
        assertThat(Settings.variables(manifests, "query"))
                .contains("QUARKUS_REDIS_HOSTS", "QUARKUS_CASSANDRA_LOCAL_DATACENTER");
    }

    @Test
    void credentialsReachOnlyComponentsThatNeedThem() {
        List<Manifest> manifests = Variant.PROD.manifests();

        assertThat(Settings.variables(manifests, "query"))
                .contains("KAFKA_SASL_JAAS_CONFIG", "QUARKUS_CASSANDRA_AUTH_PASSWORD", "QUARKUS_REDIS_PASSWORD");
        assertThat(Settings.variables(manifests, "setup")).contains("KAFKA_SASL_JAAS_CONFIG", "CASSANDRA_PASSWORD");
        assertThat(Settings.variables(manifests, "scraper"))
                .doesNotContain("QUARKUS_CASSANDRA_AUTH_PASSWORD", "SLUICE_ERASURE_KEY");
    }

    @ParameterizedTest
    @EnumSource
    void theGracePeriodCoversTheShutdown(Variant variant) {
        List<Manifest> manifests = variant.manifests();

        for (String service : List.of("sluice-query", "sluice-ingest", "sluice-scraper")) {
            ManifestNode pod = variant.object("Deployment", service).at("spec.template.spec");
            long delay = pod.at("containers")
                    .items()
                    .get(0)
                    .at("lifecycle.preStop.sleep.seconds")
                    .number();
            String requests = Settings.data(manifests, service).get("QUARKUS_SHUTDOWN_TIMEOUT");
            assertThat(pod.at("terminationGracePeriodSeconds").number())
                    .isGreaterThanOrEqualTo(delay + Long.parseLong(requests.replace("s", "")) + 10);
        }
    }

    @Test
    void aServiceIsScaledByItsOwnConsumerGroups() throws IOException {
        for (Manifest scaler : Variant.PROD_WITH_KEDA.manifests()) {
            if (scaler.isA("ScaledObject")) {
                String service = scaler.name().replace("sluice-", "") + "-service";
                String properties = Files.readString(
                        Variant.ROOT.resolve(service).resolve("src/main/resources/application.properties"));
                Stream<String> groups = scaler.spec().at("triggers").items().stream()
                        .filter(trigger -> trigger.at("type").is("kafka"))
                        .map(trigger -> trigger.at("metadata.consumerGroup").text());
                assertThat(groups).isNotEmpty().allMatch(group -> properties.contains(".group.id=" + group + "\n"));
            }
        }
    }
}
