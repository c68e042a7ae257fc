package dev.sluice.scraper.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Block of IP addresses in CIDR notation; a single address is a block of one. */
record Cidr(InetAddress base, int bits) {

    /** Parses {@code 10.0.0.0/8} or a single IP address; never queries DNS. */
    static Cidr parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException("not an IP address: " + text);
            }
            InetAddress base = InetAddress.getByName(parts[0]);
            int all = base.getAddress().length * 8;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("not an address block: " + text);
            }
            return new Cidr(base, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not an address block: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] prefix = base.getAddress();
        byte[] other = address.getAddress();
        if (prefix.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((prefix[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
