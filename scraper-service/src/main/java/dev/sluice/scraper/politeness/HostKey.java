package dev.sluice.scraper.politeness;

import java.net.URI;
import java.util.Locale;

/** Key of a host in locks, delays and caches: its name in lower case, with any port other than the scheme's default. */
public final class HostKey {

    private HostKey() {}

    /** The key of an address's host, such as {@code shop.example} or {@code shop.example:8443}. */
    public static String of(URI address) {
        String name = address.getHost().toLowerCase(Locale.ROOT);
        String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        int port = address.getPort();
        boolean isDefault = port < 0 || port == ("https".equalsIgnoreCase(address.getScheme()) ? 443 : 80);
        return isDefault ? host : host + ":" + port;
    }
}
