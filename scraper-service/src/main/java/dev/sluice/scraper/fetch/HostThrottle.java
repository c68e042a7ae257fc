package dev.sluice.scraper.fetch;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.function.Supplier;

/** Sends requests to one host one at a time, with a delay between them. */
public interface HostThrottle {

    /**
     * Sends a request when its host is free; the response adapts the host's delay.
     *
     * @param address normalised
     * @param request sends it; ends within {@link FetchSettings#timeout}
     * @return the response, or {@link FetchFailed}
     */
    <B> Uni<WebResponse<B>> send(URI address, Supplier<Uni<WebResponse<B>>> request);

    /**
     * Runs other work at a host when it is free, such as a visit by browser; only its success or failure counts.
     *
     * @param address normalised
     * @param work that ends within {@link FetchSettings#timeout}
     * @return the result of the work
     */
    <T> Uni<T> run(URI address, Supplier<Uni<T>> work);
}
