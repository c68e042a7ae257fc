package dev.sluice.runtime.access;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers 421 to a request whose Host is not this machine, where {@code sluice.auth=none}. Otherwise a web page whose
 * name is rebound to 127.0.0.1 would be same-origin with this service, and read and change everything.
 */
@Singleton
final class LoopbackHostFilter {

    /** After the metrics have named the request, before everything that reads it. */
    private static final int ORDER = -999;

    private static final int MISDIRECTED_REQUEST = 421;

    /** A name or IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
    private static final Pattern AUTHORITY = Pattern.compile("([^\\[\\]:]+|\\[[^\\[\\]]+])(?::\\d*)?");

    private final AccessPolicy policy;

    LoopbackHostFilter(AccessPolicy policy) {
        this.policy = policy;
    }

    void add(@Observes Router router) {
        if (policy.isOpen()) {
            router.route().order(ORDER).handler(this::check);
        }
    }

    private void check(RoutingContext http) {
        List<String> hosts = http.request().headers().getAll(HttpHeaders.HOST);
        if (hosts.isEmpty() && http.request().authority() != null) {
            // HTTP/2 has a pseudo header instead.
            hosts = List.of(http.request().authority().toString());
        }
        if (!hosts.isEmpty() && hosts.stream().allMatch(this::isLoopback)) {
            http.next();
            return;
        }
        http.response()
                .setStatusCode(MISDIRECTED_REQUEST)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(new JsonObject()
                        .put("status", MISDIRECTED_REQUEST)
                        .put("title", "Misdirected Request")
                        .put(
                                "detail",
                                "With sluice.auth=none the Host header must name this machine: localhost, 127.0.0.1 or"
                                        + " [::1]. Behind a proxy, set sluice.auth=oidc.")
                        .toBuffer());
    }

    /** Whether a Host header names this machine; names are compared, never resolved, since DNS may be the attacker's. */
    boolean isLoopback(String authority) {
        Matcher matcher = AUTHORITY.matcher(authority);
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host.replaceAll("[\\[\\]]", ""));
        return address != null
                ? address.isLoopbackAddress()
                : host.equalsIgnoreCase("localhost") || host.equalsIgnoreCase(policy.host());
    }
}
