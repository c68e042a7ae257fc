package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A line per host: one request at a time, and a pause after each before the next. Whoever puts a wider line behind it
 * (a lease that all replicas see) provides a bean of this type; {@link LocalLine} then steps back.
 */
public interface HostLine {

    /**
     * Waits for the host's turn, makes the request and gives the turn up after the pause.
     *
     * @param host as {@link #host} gives it
     * @param request made when its turn has come, never before; it ends within {@link FetchSettings#longestTurn}
     * @param pause asked once the request has ended, however it ended, also when nobody waits for it any more; at most
     *     {@link FetchSettings#longestDelay}
     * @return what the request gave, as soon as it gave it; the pause holds back only the next one
     */
    <T> Uni<T> queue(String host, Supplier<Uni<T>> request, Supplier<Duration> pause);

    /** The part of an address that says who is asked: host and port. */
    static String host(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return address.getPort() < 0 ? host : host + ":" + address.getPort();
    }
}
