package dev.sluice.scraper.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where a request may go: the guard's answer, and the only thing that connections are made from.
 *
 * @param address in its plain form
 * @param port to connect to
 * @param machines the checked addresses of its host, in the order of preference; never empty
 */
record Target(URI address, int port, List<InetAddress> machines) {

    /** The host as certificates and names know it, without the brackets of a literal. */
    String host() {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean secure() {
        return "https".equals(address.getScheme());
    }
}
