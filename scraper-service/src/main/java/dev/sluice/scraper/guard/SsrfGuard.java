package dev.sluice.scraper.guard;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps requests out of the network that this service runs in. Resolves a host once and returns the IP addresses that it
 * checked; clients connect to exactly those, so a DNS server that changes its answer (rebinding) has no effect.
 */
@Singleton
public final class SsrfGuard {

    /** Names with a meaning only inside a network: a single label, or a suffix reserved for that. */
    private static final Pattern INTERNAL_NAME = Pattern.compile(
            "[^.\\[\\]]+|.*\\.(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|svc|home\\.arpa)");

    private static final Pattern IP_LITERAL = Pattern.compile("\\[.*]|[\\d.]+");

    private final List<AllowlistEntry> allowlist;
    private final DnsResolver dns;

    SsrfGuard(GuardSettings settings, DnsResolver dns) {
        this.allowlist = settings.allowedInside().orElse(List.of()).stream()
                .map(AllowlistEntry::parse)
                .toList();
        this.dns = dns;
    }

    /**
     * Checks an address.
     *
     * @param address as written
     * @return the address with the IP addresses to connect to, or {@link AddressRejected}
     */
    public Uni<ResolvedTarget> admit(URI address) {
        return Uni.createFrom().deferred(() -> {
            URI normalized = WebAddress.normalize(address);
            String host = normalized.getHost();
            int port = WebAddress.port(normalized);
            boolean trusted = allowlist.stream().anyMatch(entry -> entry.matchesName(host, port));
            if (IP_LITERAL.matcher(host).matches()) {
                return Uni.createFrom().item(checked(normalized, port, trusted, List.of(literal(normalized, host))));
            }
            if (!trusted && INTERNAL_NAME.matcher(host).matches()) {
                throw internal(normalized);
            }
            return dns.resolve(host)
                    .onFailure()
                    .transform(unknown -> AddressRejected.unknownHost(normalized))
                    .map(resolved -> checked(normalized, port, trusted, resolved));
        });
    }

    /** One internal address among many rejects the host: a legitimate site has none. */
    private ResolvedTarget checked(URI address, int port, boolean trusted, List<InetAddress> resolved) {
        if (resolved.isEmpty()) {
            throw AddressRejected.unknownHost(address);
        }
        for (InetAddress ip : resolved) {
            boolean allowed = trusted || allowlist.stream().anyMatch(entry -> entry.matchesAddress(ip, port));
            if (!allowed && NonPublicAddresses.contains(ip)) {
                throw internal(address);
            }
        }
        return new ResolvedTarget(address, port, resolved);
    }

    private static InetAddress literal(URI address, String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw AddressRejected.forbidden(address, "not a host");
        }
    }

    private static AddressRejected internal(URI address) {
        return AddressRejected.forbidden(address, "inside the network; sluice.fetch.allowed-inside may allow it");
    }
}
