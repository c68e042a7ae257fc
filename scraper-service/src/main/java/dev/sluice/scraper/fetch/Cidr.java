package dev.sluice.scraper.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses, or one; the guard's tables are made of it. */
record Cidr(InetAddress base, int bits) {

    /** Reads {@code 10.0.0.0/8} or a single address; never asks a name server. */
    static Cidr of(String text) {
        String[] parts = text.split("/", 2);
        try {
            if (!parts[0].matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException("not an address: " + text);
            }
            InetAddress base = InetAddress.getByName(parts[0]);
            int all = base.getAddress().length * 8;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("not a block of addresses: " + text);
            }
            return new Cidr(base, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a block of addresses: " + text, e);
        }
    }

    boolean holds(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
