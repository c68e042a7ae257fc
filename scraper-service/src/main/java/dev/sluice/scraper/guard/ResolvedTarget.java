package dev.sluice.scraper.guard;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Address admitted by the guard, with the IP addresses to connect to; connections are opened to nothing else.
 *
 * @param address in normalised form
 * @param port to connect to
 * @param ipAddresses checked IP addresses of the host in order of preference; never empty
 */
public record ResolvedTarget(URI address, int port, List<InetAddress> ipAddresses) {

    /** The host as it stands in certificates and SNI: an IPv6 literal without its brackets. */
    public String host() {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Whether the scheme is https. */
    public boolean isSecure() {
        return "https".equals(address.getScheme());
    }
}
