package dev.sluice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No pod has more privileges than it needs, in any variant of the chart. */
class PoliciesTest {

    @ParameterizedTest
    @EnumSource
    void everyManifestFollowsThePolicies(Variant variant) {
        List<String> faults = variant.manifests().stream()
                .flatMap(manifest -> Policies.faults(manifest).stream())
                .toList();

        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runAsNonRoot: true|runAsNonRoot: false|may run as root",
                "runAsUser: 10001|runAsUser: 0|has no user",
                "RuntimeDefault|Unconfined|may make any system call",
                "automountServiceAccountToken: false|automountServiceAccountToken: true|has a token for Kubernetes",
                "enableServiceLinks: false|hostNetwork: true|shares hostNetwork",
                "enableServiceLinks: false|enableServiceLinks: true|gets its neighbours' addresses as variables",
                "readOnlyRootFilesystem: true|readOnlyRootFilesystem: false|can write into its image",
                "allowPrivilegeEscalation: false|allowPrivilegeEscalation: true|can gain rights",
                "drop: [ALL]|drop: [NET_RAW]|keeps capabilities",
                "drop: [ALL]|add: [SYS_ADMIN]|is given rights",
                "query-service:0.1.0|query-service:latest|localhost/sluice-query-service:latest can change under its name",
                "query-service:0.1.0|query-service|localhost/sluice-query-service can change under its name",
                "livenessProbe|livenesProbe|has no livenessProbe",
                "sizeLimit: 256Mi|medium: Memory|may fill a disk",
                "\"memory\":\"768Mi\"|\"storage\":\"1Gi\"|has no limits of memory",
                "\"cpu\":\"250m\"|\"storage\":\"1Gi\"|has no requests of cpu",
                "valueFrom: {secretKeyRef: {name: sluice, key: oidc-public-key}}|value: $(A)|may print a secret, which it hands on",
                "valueFrom: {secretKeyRef: {name: sluice, key: oidc-public-key}}|value: x|QUARKUS_OIDC_PUBLIC_KEY stands in plain text",
            })
    void aPodWithMorePrivilegesIsRejected(String right, String wrong, String fault) {
        String deployment = Variant.DEFAULT.text("Deployment", "sluice-query");

        List<String> faults = Manifest.parse(deployment.replace(right, wrong)).stream()
                .flatMap(manifest -> Policies.faults(manifest).stream())
                .toList();

        assertThat(faults).contains("Deployment sluice-query " + fault);
    }
}
