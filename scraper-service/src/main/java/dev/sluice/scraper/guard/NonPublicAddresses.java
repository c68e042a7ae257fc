package dev.sluice.scraper.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Detects IP addresses that are not on the public web. */
final class NonPublicAddresses {

    /** IANA special-purpose blocks that are not globally reachable, and metadata addresses of clouds. */
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

    /** The only allocated part of IPv6; fc00, fe80, ff00 and IPv4-mapped or -compatible forms lie outside it. */
    private static final Cidr IPV6_GLOBAL = Cidr.parse("2000::/3");

    /** Teredo, 6to4, benchmarking, documentation and others within the allocated part. */
    private static final List<Cidr> IPV6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** IPv6-only networks reach IPv4 through this prefix (RFC 6052); the last four bytes are the IPv4 address. */
    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    /** Bytes 9 to 12 of an ISATAP address, whose last four are an IPv4 address; its first half is any prefix. */
    private static final List<byte[]> ISATAP_MARKERS =
            List.of(new byte[] {0, 0, 0x5e, (byte) 0xfe}, new byte[] {2, 0, 0x5e, (byte) 0xfe});

    private NonPublicAddresses() {}

    /** Whether an address belongs to this machine, its network, or otherwise not to the public web. */
    static boolean contains(InetAddress address) {
        return isSpecialPurpose(address) || isLocalInterface(address);
    }

    static boolean isSpecialPurpose(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4.stream().anyMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return isSpecialPurpose(embeddedIpv4(address));
        }
        if (!IPV6_GLOBAL.contains(address) || IPV6.stream().anyMatch(block -> block.contains(address))) {
            return true;
        }
        byte[] middle = Arrays.copyOfRange(address.getAddress(), 8, 12);
        return ISATAP_MARKERS.stream().anyMatch(marker -> Arrays.equals(marker, middle))
                && isSpecialPurpose(embeddedIpv4(address));
    }

    /** A public address of this machine still reaches services that listen here. */
    private static boolean isLocalInterface(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }

    private static InetAddress embeddedIpv4(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
