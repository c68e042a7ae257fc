package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Kubernetes or an operator knows every field of every manifest. */
class SchemaTest {

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: query}
            spec: {selector: {a: b}, ports: [{name: http, port: 8080}]}
            """;

    @ParameterizedTest
    @EnumSource
    void kubernetesKnowsEveryFieldOfBuiltInKinds(Variant variant) {
        List<String> faults = variant.manifests().stream()
                .filter(Schema::knows)
                .flatMap(manifest -> Schema.faults(manifest).stream())
                .toList();

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherKindsBelongToAKnownOperator(Variant variant) {
        List<String> faults = variant.manifests().stream()
                .filter(manifest -> !Schema.knows(manifest))
                .flatMap(manifest -> OperatorFields.faults(manifest).stream())
                .toList();

        assertThat(faults).isEmpty();
    }

    @Test
    void aValidManifestHasNoFaults() {
        assertThat(faults(SERVICE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 8080|prt: 8080|Service query.spec.ports[0]: V1ServicePort has no prt",
                "port: 8080|protocol: TCP|Service query.spec.ports[0]: port is missing",
                "port: 8080|port: many|Service query.spec.ports[0].port: many is no Integer",
                "name: http|name: 80|Service query.spec.ports[0].name: 80 is no String",
                "{a: b}|[a]|Service query.spec.selector: [a] is no map",
                "kind: Service|kind: Servant|Servant query: there is no v1 Servant",
            })
    void anInvalidManifestIsRejectedWithItsPath(String right, String wrong, String fault) {
        assertThat(faults(SERVICE.replace(right, wrong))).contains(fault);
    }

    @Test
    void anUnknownFieldOrKindOfAnOperatorIsRejected() {
        Manifest pool = Manifest.parse("""
                {apiVersion: kafka.strimzi.io/v1, kind: KafkaNodePool, spec: {replicas: 3, roels: [broker]}}""").get(0);
        Manifest topic = Manifest.parse("{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic}")
                .get(0);

        assertThat(OperatorFields.faults(pool)).singleElement().asString().contains("spec.roels[]");
        assertThat(OperatorFields.faults(topic)).singleElement().asString().contains("KafkaTopic");
    }

    private static List<String> faults(String yaml) {
        return Manifest.parse(yaml).stream()
                .flatMap(manifest -> Schema.faults(manifest).stream())
                .toList();
    }
}
