package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reference resolves. */
class WiringTest {

    @ParameterizedTest
    @EnumSource
    void everyReferenceResolves(Variant variant) {
        assertThat(Wiring.faults(variant.manifests())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Service|selector:|selector:\\n    tier: no|Service sluice-query selects no pod",
                "Service|targetPort: http|targetPort: web|Service sluice-query leads to no port web",
                "Service|name: http|name: web|Ingress sluice leads to no sluice-query:http",
                "PodDisruptionBudget|component: query|component: qery|PodDisruptionBudget sluice-query selects no pod",
                "HorizontalPodAutoscaler|kind: Deployment|kind: StatefulSet|HorizontalPodAutoscaler sluice-query scales nothing",
                "Deployment|revisionHistoryLimit|replicas: 2\\n  revisionHistoryLimit|HorizontalPodAutoscaler sluice-query conflicts with replicas",
                "Deployment|serviceAccountName: sluice-query|serviceAccountName: none|Deployment sluice-query has an account that does not exist: none",
                "Deployment|{name: tmp, mountPath|{name: temp, mountPath|Deployment sluice-query mounts no temp",
                "Deployment|configMapRef: {name: sluice-query}|configMapRef: {name: none}|Deployment sluice-query has no none",
                "Deployment|ready, port: http|ready, port: web|Deployment sluice-query probes no web",
                "ConfigMap|name: sluice-query|name: sluice-ingest|ConfigMap sluice-ingest is there twice",
            })
    void anUnresolvedReferenceIsRejected(String kind, String right, String wrong, String fault) {
        String object = Variant.DEFAULT.text(kind, "sluice-query");
        String broken = object.replace(right, wrong.replace("\\n", "\n"));

        List<String> faults =
                Wiring.faults(Manifest.parse(Variant.DEFAULT.text().replace(object, broken)));

        assertThat(faults).contains(fault);
    }
}
