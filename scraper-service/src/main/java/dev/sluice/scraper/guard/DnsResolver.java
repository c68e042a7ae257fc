package dev.sluice.scraper.guard;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Resolves host names. Each call may give another result, so callers connect to the addresses they checked. */
@FunctionalInterface
public interface DnsResolver {

    /** The IP addresses of a host in order of preference; fails if there are none. */
    Uni<List<InetAddress>> resolve(String host);
}
