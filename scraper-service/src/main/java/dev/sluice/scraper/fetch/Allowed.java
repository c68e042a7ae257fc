package dev.sluice.scraper.fetch;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One exception from the guard: a host by its name, an address or a block of addresses, each with or without a port.
 *
 * @param name the host's name; null for a block
 * @param block the addresses; null for a name
 * @param port the only one that is allowed, or 0 for any
 */
record Allowed(String name, Cidr block, int port) {

    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[(.+)]|([^:]+)):(\\d{1,5})");

    /** Reads {@code shop.internal:8080}, {@code 127.0.0.1:8090}, {@code [::1]:8090} or {@code 10.1.0.0/16}. */
    static Allowed of(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        int port = 0;
        Matcher split = WITH_PORT.matcher(text);
        if (split.matches()) {
            text = split.group(1) == null ? split.group(2) : split.group(1);
            port = Integer.parseInt(split.group(3));
        }
        boolean isName = !text.contains(":") && text.matches("(?:.*\\.)?[a-z][a-z0-9-]*");
        return isName ? new Allowed(text, null, port) : new Allowed(null, Cidr.of(text), port);
    }

    /** Whether this name is trusted wherever it leads. */
    boolean names(String host, int wanted) {
        return name != null && name.equals(host) && fits(wanted);
    }

    boolean holds(InetAddress address, int wanted) {
        return block != null && block.holds(address) && fits(wanted);
    }

    private boolean fits(int wanted) {
        return port == 0 || port == wanted;
    }
}
