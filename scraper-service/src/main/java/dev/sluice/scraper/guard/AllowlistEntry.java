package dev.sluice.scraper.guard;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exception from the guard: a host name, an IP address or an address block, each with or without a port.
 *
 * @param name host name; null for a block
 * @param block IP addresses; null for a name
 * @param port the only allowed port, or 0 for any
 */
record AllowlistEntry(String name, Cidr block, int port) {

    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");

    /** Parses {@code shop.internal:8080}, {@code 127.0.0.1:8090}, {@code [::1]:8090} or {@code 10.1.0.0/16}. */
    static AllowlistEntry parse(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        int port = 0;
        Matcher split = WITH_PORT.matcher(text);
        if (split.matches()) {
            text = split.group(1) == null ? split.group(2) : split.group(1);
            port = Integer.parseInt(split.group(3));
        }
        boolean isName = !text.contains(":") && text.matches("(?:.*\\.)?[a-z][a-z0-9-]*");
        return isName ? new AllowlistEntry(text, null, port) : new AllowlistEntry(null, Cidr.parse(text), port);
    }

    /** Whether this entry trusts the host name, whatever it resolves to. */
    boolean matchesName(String host, int requestedPort) {
        return name != null && name.equals(host) && matchesPort(requestedPort);
    }

    boolean matchesAddress(InetAddress address, int requestedPort) {
        return block != null && block.contains(address) && matchesPort(requestedPort);
    }

    private boolean matchesPort(int requestedPort) {
        return port == 0 || port == requestedPort;
    }
}
