package dev.sluice.kubernetes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fields of operators' kinds that the chart uses, taken from their definitions (Strimzi 1.3, K8ssandra operator
 * 1.33, redis-operator 0.26, KEDA 2.20, Prometheus operator 0.93); any other is reported until it is added here.
 */
final class OperatorFields {

    private static final String RESOURCES = " *.requests.cpu *.requests.memory *.limits.cpu *.limits.memory";

    private static final Map<String, String> KNOWN = Map.of(
            "kafka.strimzi.io/v1 KafkaNodePool",
            "replicas roles[] storage.type storage.volumes[].id storage.volumes[].type storage.volumes[].size"
                    + " storage.volumes[].deleteClaim storage.volumes[].kraftMetadata" + resources("resources"),
            "kafka.strimzi.io/v1 Kafka",
            "kafka.listeners[].name kafka.listeners[].port kafka.listeners[].type kafka.listeners[].tls"
                    + " kafka.listeners[].authentication.type kafka.config.* entityOperator.userOperator"
                    + " kafka.listeners[].networkPolicyPeers[].podSelector.matchLabels.*"
                    + " kafka.listeners[].networkPolicyPeers[].namespaceSelector.matchLabels.*",
            "kafka.strimzi.io/v1 KafkaUser",
            "authentication.type",
            "k8ssandra.io/v1alpha1 K8ssandraCluster",
            "auth cassandra.serverVersion cassandra.superuserSecretRef.name cassandra.config.jvmOptions.heap_max_size"
                    + " cassandra.config.jvmOptions.heap_initial_size cassandra.datacenters[].metadata.name"
                    + " cassandra.datacenters[].size reaper.autoScheduling.enabled"
                    + " cassandra.storageConfig.cassandraDataVolumeClaimSpec.accessModes[]"
                    + " cassandra.storageConfig.cassandraDataVolumeClaimSpec.resources.requests.storage"
                    + resources("cassandra.resources") + resources("reaper.resources"),
            "redis.redis.opstreelabs.in/v1beta2 RedisReplication",
            "clusterSize kubernetesConfig.image kubernetesConfig.imagePullPolicy kubernetesConfig.redisSecret.name"
                    + " kubernetesConfig.redisSecret.key redisConfig.maxMemoryPercentOfLimit redisConfig.dynamicConfig[]"
                    + " sentinel.size sentinel.image storage.volumeClaimTemplate.spec.accessModes[]"
                    + " storage.volumeClaimTemplate.spec.resources.requests.storage podSecurityContext.runAsNonRoot"
                    + " podSecurityContext.runAsUser podSecurityContext.fsGroup pdb.enabled pdb.maxUnavailable"
                    + resources("kubernetesConfig.resources") + resources("sentinel.resources"),
            "keda.sh/v1alpha1 ScaledObject",
            "scaleTargetRef.apiVersion scaleTargetRef.kind scaleTargetRef.name minReplicaCount maxReplicaCount"
                    + " triggers[].type triggers[].metricType triggers[].metadata.* triggers[].authenticationRef.name",
            "monitoring.coreos.com/v1 ServiceMonitor",
            "selector.matchLabels.* selector.matchExpressions[].key selector.matchExpressions[].operator"
                    + " selector.matchExpressions[].values[] endpoints[].port endpoints[].path endpoints[].interval",
            "monitoring.coreos.com/v1 PrometheusRule",
            "groups[].name groups[].interval groups[].rules[].alert groups[].rules[].record groups[].rules[].expr"
                    + " groups[].rules[].for groups[].rules[].keep_firing_for groups[].rules[].labels.*"
                    + " groups[].rules[].annotations.*");

    private OperatorFields() {}

    static List<String> faults(Manifest manifest) {
        String kind = manifest.apiVersion() + " " + manifest.kind();
        if (!KNOWN.containsKey(kind)) {
            return List.of(kind + " is no kind that is known here");
        }
        Set<String> known = Arrays.stream(KNOWN.get(kind).split(" ", -1))
                .map(path -> "spec." + path)
                .collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        collect("spec", manifest.spec(), used);
        List<String> faults = new ArrayList<>();
        for (String path : used) {
            if (!known.contains(path) && !open(known, path)) {
                faults.add(manifest + ": " + path + " is not known here");
            }
        }
        return faults;
    }

    /** A star permits any name below, also with dots. */
    private static boolean open(Set<String> known, String path) {
        return known.stream()
                .filter(pattern -> pattern.endsWith(".*"))
                .anyMatch(pattern -> path.startsWith(pattern.substring(0, pattern.length() - 1)));
    }

    private static void collect(String path, ManifestNode node, Set<String> used) {
        if (!node.fields().isEmpty()) {
            node.fields().forEach((name, value) -> collect(path + "." + name, value, used));
        } else if (!node.items().isEmpty()) {
            node.items().forEach(item -> collect(path + "[]", item, used));
        } else {
            used.add(path);
        }
    }

    private static String resources(String at) {
        return RESOURCES.replace("*", at);
    }
}
