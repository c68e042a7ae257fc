package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Stands before every request: the line of a host orders one process, this all replicas. */
@FunctionalInterface
public interface HostGate {

    /**
     * Waits until no replica is at this host and the pause after the last one is over.
     *
     * @param host with its port, if the address names one
     * @return to be told, once the request has ended, the pause that the host wants
     */
    Uni<Consumer<Duration>> enter(String host);

    /** Who is asked at an address: its host, with the port where that is not the usual one. */
    static String host(URI address) {
        String name = address.getHost().toLowerCase(Locale.ROOT);
        String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        int port = address.getPort();
        boolean usual = port < 0 || port == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80);
        return usual ? host : host + ":" + port;
    }
}
