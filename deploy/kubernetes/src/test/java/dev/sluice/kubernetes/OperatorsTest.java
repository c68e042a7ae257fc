package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The resources that the chart requests from operators, and the addresses at which services expect them. */
class OperatorsTest {

    @Test
    void strimziCreatesThreeBrokersAndThreeControllers() {
        for (String role : List.of("broker", "controller")) {
            ManifestNode pool = Variant.PROD.object("KafkaNodePool", "sluice-" + role + "s");

            assertThat(pool.at("metadata.labels").stringMap()).containsEntry("strimzi.io/cluster", "sluice");
            assertThat(pool.at("spec.replicas").number()).isEqualTo(3);
            assertThat(pool.at("spec.roles").items()).containsExactly(new ManifestNode(role));
            assertThat(pool.at("spec.storage.volumes").items())
                    .allMatch(volume -> volume.at("deleteClaim").is(false));
        }
    }

    @Test
    void strimziRequiresTwoInSyncReplicasAndCreatesNoTopics() {
        ManifestNode kafka = Variant.PROD.object("Kafka", "sluice").at("spec.kafka");

        assertThat(kafka.at("config").stringMap())
                .containsEntry("auto.create.topics.enable", "false")
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3");
    }

    @Test
    void servicesUseStrimzisListenerUserAndCertificate() {
        ManifestNode listener = Variant.PROD
                .object("Kafka", "sluice")
                .at("spec.kafka.listeners")
                .items()
                .get(0);
        Map<String, String> settings = Settings.data(Variant.PROD.manifests(), "sluice-ingest");
        ManifestNode ingest = Variant.PROD.object("Deployment", "sluice-ingest").at("spec.template.spec");

        assertThat(listener.at("authentication.type").text()).isEqualTo("scram-sha-512");
        assertThat(listener.at("tls").is(true)).isTrue();
        assertThat(settings)
                .containsEntry(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "sluice-kafka-bootstrap:" + listener.at("port").text())
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM");
        assertThat(ingest.toString()).contains("secretName=sluice-cluster-ca-cert", "name=sluice-client");
        assertThat(Variant.PROD
                        .object("KafkaUser", "sluice-client")
                        .at("spec.authentication.type")
                        .text())
                .isEqualTo("scram-sha-512");
    }

    @Test
    void k8ssandraCreatesTheRingThatServicesConnectTo() {
        ManifestNode cluster = Variant.PROD.object("K8ssandraCluster", "sluice").at("spec");
        Map<String, String> settings = Settings.data(Variant.PROD.manifests(), "sluice-query");

        assertThat(cluster.at("auth").is(true)).isTrue();
        assertThat(cluster.at("cassandra.datacenters").items().get(0).at("size").number())
                .isEqualTo(3);
        assertThat(cluster.at("reaper.autoScheduling.enabled").is(true)).isTrue();
        assertThat(settings)
                .containsEntry("QUARKUS_CASSANDRA_CONTACT_POINTS", "sluice-dc1-service:9042")
                .containsEntry("QUARKUS_CASSANDRA_LOCAL_DATACENTER", "dc1");
        assertThat(Variant.PROD.text("Deployment", "sluice-query")).contains("name: sluice-superuser, key: password");
    }

    @Test
    void redisNeverEvictsKeysWithoutExpiry() {
        ManifestNode redis =
                Variant.PROD.object("RedisReplication", "sluice-redis").at("spec");

        assertThat(redis.at("redisConfig.dynamicConfig").items())
                .containsExactly(new ManifestNode("maxmemory-policy volatile-lru"));
        assertThat(redis.at("kubernetesConfig.redisSecret.name").text()).isEqualTo("sluice-redis");
        assertThat(redis.at("sentinel.size").number()).isEqualTo(3);
        assertThat(Settings.data(Variant.PROD.manifests(), "sluice-query"))
                .containsEntry("QUARKUS_REDIS_HOSTS", "redis://sluice-redis-master:6379");
    }

    @Test
    void kedaReplacesTheAutoscaler() {
        ManifestNode scaler =
                Variant.PROD_WITH_KEDA.object("ScaledObject", "sluice-ingest").at("spec");

        assertThat(scaler.at("triggers").items())
                .extracting(trigger -> trigger.at("type").text())
                .contains("cpu", "kafka");
        assertThat(scaler.at("triggers").items())
                .filteredOn(trigger -> trigger.at("type").is("kafka"))
                .allSatisfy(it -> {
                    assertThat(it.at("metadata.lagThreshold").value()).isEqualTo("5000");
                    assertThat(it.at("metadata.bootstrapServers").text()).isEqualTo("sluice-kafka-bootstrap:9093");
                    assertThat(it.at("authenticationRef.name").text()).isEqualTo("kafka");
                });
        assertThat(Variant.PROD_WITH_KEDA.manifests()).noneMatch(it -> it.isA("HorizontalPodAutoscaler"));
    }

    @Test
    void operatorsPodsGetNoLabelsOfServices() {
        assertThat(Variant.PROD_WITH_KEDA.manifests())
                .filteredOn(it -> it.apiVersion().matches(".*(strimzi|k8ssandra|opstreelabs).*"))
                .hasSize(6)
                .allSatisfy(it -> assertThat(it.root().at("metadata.labels").stringMap())
                        .doesNotContainKey("app.kubernetes.io/name"));
    }

    @Test
    void prometheusScrapesEveryMetricsPort() {
        ManifestNode monitor =
                Variant.PROD_WITH_KEDA.object("ServiceMonitor", "sluice").at("spec");

        assertThat(monitor.at("endpoints").items().get(0).at("path").text()).isEqualTo("/q/metrics");
        assertThat(Variant.PROD_WITH_KEDA.manifests())
                .filteredOn(it -> it.isA("Service"))
                .filteredOn(it -> Wiring.selects(
                        monitor.at("selector"), it.root().at("metadata.labels").stringMap()))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrder("sluice-query", "sluice-ingest", "sluice-scraper", "sluice-lake");
    }
}
