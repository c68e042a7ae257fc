package dev.sluice.runtime.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The access settings of a service. There is no default: the operator says whether the service is open.
 *
 * @param mode {@code sluice.auth}
 * @param host {@code quarkus.http.host}
 * @param server {@code quarkus.oidc.auth-server-url}
 * @param key {@code quarkus.oidc.public-key}
 */
public record AccessPolicy(Optional<String> mode, String host, Optional<String> server, Optional<String> key) {

    private static final String REMEDY =
            "set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key,"
                    + " or sluice.auth=none on a loopback address";

    /** Why the service must not start; empty if it may. */
    Optional<String> refusal() {
        return switch (mode.orElse("")) {
            case "" -> Optional.of("sluice.auth is not set: " + REMEDY);
            case "oidc" ->
                server.isPresent() || key.isPresent()
                        ? Optional.empty()
                        : Optional.of("sluice.auth=oidc has no key to verify tokens with: " + REMEDY);
            case "none" ->
                isLoopback(host)
                        ? Optional.empty()
                        : Optional.of("sluice.auth=none, but " + host + " is reachable from other machines: " + REMEDY);
            default -> Optional.of("sluice.auth=" + mode.orElse("") + " is unknown: " + REMEDY);
        };
    }

    /** Whether anonymous callers have every role. */
    public boolean isOpen() {
        return mode.filter("none"::equals).isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
