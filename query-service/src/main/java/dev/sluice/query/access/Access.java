package dev.sluice.query.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * How access is decided, as configured. There is no default: whoever runs the service says whether it is open.
 *
 * @param mode {@code sluice.auth}
 * @param host {@code quarkus.http.host}
 * @param server {@code quarkus.oidc.auth-server-url}
 * @param key {@code quarkus.oidc.public-key}
 */
public record Access(Optional<String> mode, String host, Optional<String> server, Optional<String> key) {

    private static final String WAYS =
            "set sluice.auth=oidc with quarkus.oidc.auth-server-url or quarkus.oidc.public-key,"
                    + " or sluice.auth=none on a loopback address";

    /** Why the service must not start; empty if it may. */
    Optional<String> refusal() {
        return switch (mode.orElse("")) {
            case "" -> Optional.of("sluice.auth is not set: " + WAYS);
            case "oidc" ->
                server.isPresent() || key.isPresent()
                        ? Optional.empty()
                        : Optional.of("sluice.auth=oidc has nothing to check tokens with: " + WAYS);
            case "none" ->
                isLoopback(host)
                        ? Optional.empty()
                        : Optional.of("sluice.auth=none, but " + host + " can be reached from other machines: " + WAYS);
            default -> Optional.of("sluice.auth=" + mode.orElse("") + " is unknown: " + WAYS);
        };
    }

    /** Whether everybody has every role. */
    public boolean isOpen() {
        return mode.filter("none"::equals).isPresent();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
