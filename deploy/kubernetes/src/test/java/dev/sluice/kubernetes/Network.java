package dev.sluice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks that NetworkPolicies deny by default for every pod and permit only existing ports. */
final class Network {

    private final List<String> faults = new ArrayList<>();
    private final List<Manifest> policies;
    private final List<Pod> pods;

    private Network(List<Manifest> manifests) {
        this.policies = manifests.stream()
                .filter(manifest -> manifest.isA("NetworkPolicy"))
                .toList();
        this.pods = manifests.stream().flatMap(Manifest::pods).toList();
    }

    static List<String> faults(List<Manifest> manifests) {
        Network network = new Network(manifests);
        network.pods.forEach(network::isShut);
        network.policies.forEach(network::policy);
        return network.faults;
    }

    /** Whether one pod may open a connection to another; egress and ingress rules must both permit it. */
    static boolean mayReach(List<Manifest> manifests, String from, String to, long port) {
        Network network = new Network(manifests);
        Pod client = network.pod(from);
        Pod server = network.pod(to);
        return network.allows(client, "egress", "to", server, port)
                && network.allows(server, "ingress", "from", client, port);
    }

    private Pod pod(String component) {
        return pods.stream()
                .filter(pod -> component.equals(pod.labels().get("app.kubernetes.io/component")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pod " + component));
    }

    private boolean allows(Pod subject, String direction, String side, Pod peer, long port) {
        Pod server = side.equals("to") ? peer : subject;
        return policies.stream()
                .filter(policy -> Wiring.selects(policy.spec().at("podSelector"), subject.labels()))
                .flatMap(policy -> policy.spec().at(direction).items().stream())
                .filter(rule -> rule.at("ports").items().stream().anyMatch(open -> isOpen(open, server, port)))
                .anyMatch(rule -> !rule.at(side).exists()
                        || rule.at(side).items().stream()
                                .anyMatch(it -> it.at("podSelector").exists()
                                        && Wiring.selects(it.at("podSelector"), peer.labels())));
    }

    private static boolean isOpen(ManifestNode open, Pod server, long port) {
        ManifestNode first = open.at("port");
        if (first.value() instanceof String name) {
            return server.containers().stream()
                    .flatMap(container -> container.at("ports").items().stream())
                    .anyMatch(at ->
                            at.at("name").is(name) && at.at("containerPort").number() == port);
        }
        return first.number() == port
                || (first.number() < port && port <= open.at("endPort").number());
    }

    private void isShut(Pod pod) {
        List<String> types = policies.stream()
                .filter(policy -> Wiring.selects(policy.spec().at("podSelector"), pod.labels()))
                .flatMap(policy -> policy.spec().at("policyTypes").items().stream())
                .map(ManifestNode::text)
                .toList();
        if (!types.containsAll(List.of("Ingress", "Egress"))) {
            faults.add(pod.owner() + " is open to the network");
        }
    }

    private void policy(Manifest policy) {
        List<Pod> subjects = pods.stream()
                .filter(pod -> Wiring.selects(policy.spec().at("podSelector"), pod.labels()))
                .toList();
        if (subjects.isEmpty()) {
            faults.add(policy + " is for no pod");
        }
        for (ManifestNode rule : policy.spec().at("ingress").items()) {
            ports(rule)
                    .filter(port -> subjects.stream().noneMatch(pod -> pod.listensAt(port)))
                    .forEach(port -> faults.add(policy + " opens " + port + ", where no container listens"));
        }
        for (ManifestNode rule : policy.spec().at("egress").items()) {
            for (ManifestNode peer : rule.at("to").items()) {
                ManifestNode selector = peer.at("podSelector");
                boolean isOurs = selector.at("matchLabels").stringMap().containsKey("app.kubernetes.io/component");
                ports(rule)
                        .filter(port -> isOurs)
                        .filter(port -> pods.stream()
                                .noneMatch(pod -> Wiring.selects(selector, pod.labels()) && pod.listensAt(port)))
                        .forEach(port -> faults.add(policy + " leads to " + port + ", where no container listens"));
            }
        }
    }

    /** Ranges are ephemeral ports, which no pod lists. */
    private static Stream<Object> ports(ManifestNode rule) {
        return rule.at("ports").items().stream()
                .filter(port -> !port.at("endPort").exists())
                .map(port -> port.at("port").value());
    }
}
