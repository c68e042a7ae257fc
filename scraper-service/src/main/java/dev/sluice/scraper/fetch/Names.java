package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Asks where a name leads. Its answer may be another one each time: who asks must connect to what was answered. */
@FunctionalInterface
interface Names {

    /** The addresses of a name in the order of preference, or a failure if there are none. */
    Uni<List<InetAddress>> of(String host);
}
