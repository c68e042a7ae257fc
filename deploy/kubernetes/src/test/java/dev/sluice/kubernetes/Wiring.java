package dev.sluice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks that references resolve: labels, ports, targets, accounts, settings, volumes. */
final class Wiring {

    private final List<String> faults = new ArrayList<>();
    private final List<Manifest> manifests;
    private final List<Pod> pods;

    private Wiring(List<Manifest> manifests) {
        this.manifests = manifests;
        this.pods = manifests.stream().flatMap(Manifest::pods).toList();
    }

    static List<String> faults(List<Manifest> manifests) {
        Wiring wiring = new Wiring(manifests);
        manifests.forEach(wiring::manifest);
        wiring.pods.forEach(wiring::pod);
        return wiring.faults;
    }

    private void manifest(Manifest manifest) {
        switch (manifest.kind()) {
            case "Service" -> service(manifest);
            case "Ingress" ->
                manifest.spec().at("rules").items().stream()
                        .flatMap(rule -> rule.at("http.paths").items().stream())
                        .forEach(path -> backend(manifest, path.at("backend.service")));
            case "PodDisruptionBudget" -> selected(manifest, manifest.spec().at("selector"));
            case "HorizontalPodAutoscaler", "ScaledObject" -> scaler(manifest);
            case "Deployment", "StatefulSet" ->
                require(
                        selects(manifest.spec().at("selector"), new Pod(manifest).labels()),
                        manifest,
                        "misses its own pods");
            default -> {}
        }
        require(
                manifests.stream()
                                .filter(other -> other.toString().equals(manifest.toString()))
                                .count()
                        == 1,
                manifest,
                "is there twice");
    }

    private void service(Manifest service) {
        List<Pod> behind = pods.stream()
                .filter(pod ->
                        contains(pod.labels(), service.spec().at("selector").stringMap()))
                .toList();
        require(!behind.isEmpty(), service, "selects no pod");
        for (ManifestNode port : service.spec().at("ports").items()) {
            Object target = port.at("targetPort").value();
            require(behind.stream().allMatch(pod -> pod.listensAt(target)), service, "leads to no port " + target);
        }
    }

    private void backend(Manifest ingress, ManifestNode backend) {
        boolean exists = manifests.stream()
                .filter(service -> service.isA("Service")
                        && service.name().equals(backend.at("name").text()))
                .flatMap(service -> service.spec().at("ports").items().stream())
                .anyMatch(port -> port.at("name").equals(backend.at("port.name")));
        require(
                exists,
                ingress,
                "leads to no " + backend.at("name").text() + ":"
                        + backend.at("port.name").text());
    }

    private void scaler(Manifest scaler) {
        ManifestNode target = scaler.spec().at("scaleTargetRef");
        List<Manifest> found = named(target.at("kind").text(), target.at("name").text());
        require(!found.isEmpty(), scaler, "scales nothing");
        require(found.stream().noneMatch(it -> it.spec().at("replicas").exists()), scaler, "conflicts with replicas");
        long scalers = manifests.stream()
                .filter(other -> other.spec().at("scaleTargetRef.name").equals(target.at("name")))
                .count();
        require(scalers == 1, scaler, "is not the only one");
    }

    private void pod(Pod pod) {
        Manifest owner = pod.owner();
        String account = pod.spec().at("serviceAccountName").text();
        require(!named("ServiceAccount", account).isEmpty(), owner, "has an account that does not exist: " + account);
        List<String> volumes = Stream.concat(
                        pod.spec().at("volumes").items().stream()
                                .map(volume -> volume.at("name").text()),
                        owner.spec().at("volumeClaimTemplates").items().stream()
                                .map(claim -> claim.at("metadata.name").text()))
                .toList();
        for (ManifestNode volume : pod.spec().at("volumes").items()) {
            ManifestNode claim = volume.at("persistentVolumeClaim.claimName");
            require(
                    !claim.exists()
                            || !named("PersistentVolumeClaim", claim.text()).isEmpty(),
                    owner,
                    "has no claim");
        }
        for (ManifestNode container : pod.allContainers()) {
            for (ManifestNode mount : container.at("volumeMounts").items()) {
                require(
                        volumes.contains(mount.at("name").text()),
                        owner,
                        "mounts no " + mount.at("name").text());
            }
            for (ManifestNode from : container.at("envFrom").items()) {
                ManifestNode map = from.at("configMapRef.name");
                require(!map.exists() || !named("ConfigMap", map.text()).isEmpty(), owner, "has no " + map.text());
            }
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                Stream.of("httpGet", "tcpSocket")
                        .map(how -> container.at(probe + "." + how + ".port"))
                        .filter(ManifestNode::exists)
                        .forEach(port -> require(pod.listensAt(port.value()), owner, "probes no " + port.text()));
            }
        }
    }

    private void selected(Manifest manifest, ManifestNode selector) {
        require(pods.stream().anyMatch(pod -> selects(selector, pod.labels())), manifest, "selects no pod");
    }

    private List<Manifest> named(String kind, String name) {
        return manifests.stream()
                .filter(manifest -> manifest.isA(kind) && manifest.name().equals(name))
                .toList();
    }

    /** Whether a label selector, with or without expressions, selects a pod with these labels. */
    static boolean selects(ManifestNode selector, Map<String, String> labels) {
        return contains(labels, selector.at("matchLabels").stringMap())
                && selector.at("matchExpressions").items().stream()
                        .allMatch(expression -> expression.at("operator").is("In")
                                && expression
                                        .at("values")
                                        .items()
                                        .contains(new ManifestNode(
                                                labels.get(expression.at("key").text()))));
    }

    private static boolean contains(Map<String, String> labels, Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    private void require(boolean kept, Manifest manifest, String fault) {
        if (!kept) {
            faults.add(manifest + " " + fault);
        }
    }
}
