package dev.sluice.scraper.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses are not of the public web; the guard asks it of every address before a connection. */
final class Inside {

    /** IANA's special-purpose blocks that are not global, and what clouds answer their own machines on. */
    private static final List<Cidr> IPV4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Only this part of IPv6 has been given out; all of fc00, fe80, ff00, mapped and compatible forms lie outside it. */
    private static final Cidr IPV6_GLOBAL = Cidr.of("2000::/3");

    /** Teredo, 6to4, benchmarks, documentation and others within the global part. */
    private static final List<Cidr> IPV6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** Networks without IPv4 reach it through addresses of this form; the last four bytes are what counts. */
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");

    /** Bytes 9 to 12 of an ISATAP address, whose last four are an IPv4 address; its first half may be anybody's. */
    private static final List<byte[]> ISATAP =
            List.of(new byte[] {0, 0, 0x5e, (byte) 0xfe}, new byte[] {2, 0, 0x5e, (byte) 0xfe});

    private Inside() {}

    /** Whether an address leads into this machine, its network, or nowhere on the public web. */
    static boolean holds(InetAddress address) {
        return special(address) || ofThisMachine(address);
    }

    static boolean special(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4.stream().anyMatch(block -> block.holds(address));
        }
        if (NAT64.holds(address)) {
            return special(embedded(address));
        }
        if (!IPV6_GLOBAL.holds(address) || IPV6.stream().anyMatch(block -> block.holds(address))) {
            return true;
        }
        byte[] middle = Arrays.copyOfRange(address.getAddress(), 8, 12);
        return ISATAP.stream().anyMatch(form -> Arrays.equals(form, middle)) && special(embedded(address));
    }

    /** A public address of this machine still leads to what listens here. */
    private static boolean ofThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static InetAddress embedded(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }
}
