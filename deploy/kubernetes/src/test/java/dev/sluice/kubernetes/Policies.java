package dev.sluice.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks that every pod is restricted and that no manifest contains a secret in plain text. */
final class Policies {

    private static final String SECRET = "(?i).*(password|secret|_key$|token$|jaas|credential).*";

    private final List<String> faults = new ArrayList<>();
    private final String where;

    private Policies(String where) {
        this.where = where;
    }

    static List<String> faults(Manifest manifest) {
        Policies policies = new Policies(manifest.toString());
        policies.require(!manifest.isA("Secret"), "a Secret must not be part of the chart");
        manifest.root().at("data").fields().keySet().forEach(policies::isNoSecret);
        manifest.pods().forEach(policies::pod);
        return policies.faults;
    }

    private void pod(Pod pod) {
        ManifestNode spec = pod.spec();
        require(spec.at("automountServiceAccountToken").is(false), "has a token for Kubernetes");
        require(spec.at("enableServiceLinks").is(false), "gets its neighbours' addresses as variables");
        require(!spec.at("serviceAccountName").text().isEmpty(), "has no account of its own");
        require(spec.at("securityContext.runAsNonRoot").is(true), "may run as root");
        require(spec.at("securityContext.runAsUser").number() > 0, "has no user");
        require(spec.at("securityContext.seccompProfile.type").is("RuntimeDefault"), "may make any system call");
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!spec.at(shared).exists(), "shares " + shared);
        }
        for (ManifestNode volume : spec.at("volumes").items()) {
            require(!volume.at("hostPath").exists(), "sees its node's disk");
            require(
                    !volume.at("emptyDir").exists()
                            || volume.at("emptyDir.sizeLimit").exists(),
                    "may fill a disk");
        }
        pod.allContainers().forEach(this::container);
        if (pod.isServer()) {
            for (ManifestNode container : pod.containers()) {
                Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                        .forEach(probe -> require(container.at(probe).exists(), "has no " + probe));
            }
        }
    }

    private void container(ManifestNode container) {
        String image = container.at("image").text();
        require(image.matches(".+(:v?[0-9][\\w.-]*|@sha256:[0-9a-f]{64})"), image + " can change under its name");
        for (String bound : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                require(
                        container.at("resources." + bound + "." + resource).exists(),
                        "has no " + bound + " of " + resource);
            }
        }
        ManifestNode rights = container.at("securityContext");
        require(rights.at("readOnlyRootFilesystem").is(true), "can write into its image");
        require(rights.at("allowPrivilegeEscalation").is(false), "can gain rights");
        require(rights.at("capabilities.drop").items().contains(new ManifestNode("ALL")), "keeps capabilities");
        require(
                !rights.at("privileged").exists()
                        && !rights.at("capabilities.add").exists(),
                "is given rights");
        for (ManifestNode variable : container.at("env").items()) {
            if (variable.at("value").exists()) {
                isNoSecret(variable.at("name").text());
                require(!variable.at("value").text().contains("$("), "may print a secret, which it hands on");
            }
        }
    }

    private void isNoSecret(String name) {
        require(!name.matches(SECRET), name + " stands in plain text");
    }

    private void require(boolean kept, String fault) {
        if (!kept) {
            faults.add(where + " " + fault);
        }
    }
}
