package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps requests out of the network that this service runs in. It resolves a host once and answers the addresses it
 * checked; whoever connects takes exactly those, so a name server that changes its mind changes nothing.
 */
@Singleton
final class Guard {

    /** Names that mean something only inside a network: a single label, and the endings kept for such use. */
    private static final Pattern INSIDE_NAME = Pattern.compile(
            "[^.\\[\\]]+|.*\\.(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|svc|home\\.arpa)");

    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[\\d.]+");

    private final List<Allowed> allowed;
    private final Names names;

    Guard(FetchSettings settings, Names names) {
        this.allowed = settings.allowedInside().orElse(List.of()).stream()
                .map(Allowed::of)
                .toList();
        this.names = names;
    }

    /** Where the address leads, if it may be gone to; else {@link FetchFailed}. */
    Uni<Target> admit(URI address) {
        return Uni.createFrom().deferred(() -> {
            URI plain = WebAddress.plain(address);
            String host = plain.getHost();
            int port = WebAddress.port(plain);
            boolean trusted = allowed.stream().anyMatch(entry -> entry.names(host, port));
            if (LITERAL.matcher(host).matches()) {
                return Uni.createFrom().item(checked(plain, port, trusted, List.of(literal(plain, host))));
            }
            if (!trusted && INSIDE_NAME.matcher(host).matches()) {
                throw inside(plain);
            }
            return names.of(host)
                    .onFailure()
                    .transform(unknown -> FetchFailed.forNow(plain, Reason.UNREACHABLE, "unknown host"))
                    .map(found -> checked(plain, port, trusted, found));
        });
    }

    /** One address inside among many is enough: an honest site has none. */
    private Target checked(URI plain, int port, boolean trusted, List<InetAddress> found) {
        if (found.isEmpty()) {
            throw FetchFailed.forNow(plain, Reason.UNREACHABLE, "unknown host");
        }
        for (InetAddress machine : found) {
            boolean free = trusted || allowed.stream().anyMatch(entry -> entry.holds(machine, port));
            if (!free && Inside.holds(machine)) {
                throw inside(plain);
            }
        }
        return new Target(plain, port, found);
    }

    private static InetAddress literal(URI plain, String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw FetchFailed.forGood(plain, Reason.ADDRESS, "not a host");
        }
    }

    private static FetchFailed inside(URI plain) {
        return FetchFailed.forGood(
                plain, Reason.ADDRESS, "inside the network; sluice.fetch.allowed-inside may allow it");
    }
}
