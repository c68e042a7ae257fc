package dev.sluice.scraper.guard;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Validates and normalises the address of a request: http or https, without credentials, in one unambiguous spelling. */
public final class WebAddress {

    private static final int MAX_LENGTH = 8192;

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]@%]+)(?::(\\d{0,5}))?");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    /** Characters that IDNA 2003 and IDNA 2008 map differently, so that one name could have two owners. */
    private static final Pattern AMBIGUOUS_IDN = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

    /** Ports of other protocols, which browsers block too (WHATWG Fetch, "bad port"). */
    private static final Set<Integer> BAD_PORTS = Set.of(
            0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    private WebAddress() {}

    /**
     * Normalises an address.
     *
     * @param address as written
     * @return lower-case, with an ASCII host and without default port and fragment; throws {@link AddressRejected}
     */
    public static URI normalize(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || address.getRawAuthority() == null) {
            throw rejected(address, "not http or https");
        }
        if (address.toString().length() > MAX_LENGTH) {
            throw rejected(address, "longer than " + MAX_LENGTH);
        }
        if (address.getRawAuthority().contains("@")) {
            throw rejected(address, "credentials in the address");
        }
        Matcher authority = AUTHORITY.matcher(address.getRawAuthority());
        if (!authority.matches()) {
            throw rejected(address, "not a host");
        }
        String port = authority.group(2) == null ? "" : authority.group(2);
        String host = host(address, authority.group(1));
        if (!port.isEmpty() && (Integer.parseInt(port) > 65_535 || BAD_PORTS.contains(Integer.parseInt(port)))) {
            throw rejected(address, "a port of another protocol");
        }
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String defaultPort = "https".equals(scheme) ? "443" : "80";
        String authorityPart = port.isEmpty() || port.equals(defaultPort) ? host : host + ":" + port;
        return URI.create(
                URI.create(scheme + "://" + authorityPart + path + query).toASCIIString());
    }

    /** The port to connect to. */
    static int port(URI normalized) {
        return normalized.getPort() >= 0 ? normalized.getPort() : "https".equals(normalized.getScheme()) ? 443 : 80;
    }

    private static String host(URI address, String written) {
        if (written.startsWith("[")) {
            return written.toLowerCase(Locale.ROOT);
        }
        String host = ascii(address, written);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (IPV4.matcher(host).matches()) {
            return host;
        }
        if (NUMERIC.matcher(host).matches()) {
            throw rejected(address, "an IP address in an unusual spelling");
        }
        if (host.length() > 253 || !NAME.matcher(host).matches()) {
            throw rejected(address, "not a host");
        }
        return host;
    }

    private static String ascii(URI address, String written) {
        if (AMBIGUOUS_IDN.matcher(written).find()) {
            throw rejected(address, "an ambiguous host name; write it as xn--");
        }
        try {
            return IDN.toASCII(written).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw rejected(address, "not a host");
        }
    }

    private static AddressRejected rejected(URI address, String detail) {
        return AddressRejected.forbidden(address, detail);
    }
}
