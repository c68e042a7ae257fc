package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Overflow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;

/** Downloads robots.txt files: throttled and retried as pages are, but allowed everywhere and truncated at a limit. */
@Singleton
public final class RobotsClient {

    private final RedirectFollower redirects;
    private final FetchRetry retry;

    RobotsClient(RedirectFollower redirects, FetchRetry retry) {
        this.redirects = redirects;
        this.retry = retry;
    }

    /**
     * Downloads a file.
     *
     * @param address of the file
     * @param maxRedirects followed, also to other hosts
     * @param limit in bytes; the rest of a longer file is not read
     * @return the file, or {@link FetchFailed}
     */
    public Uni<WebPage> download(URI address, int maxRedirects, long limit) {
        PageRequest request = new PageRequest(limit, Overflow.TRUNCATE, CacheValidators.NONE);
        return retry.on(() -> redirects.follow(
                address, maxRedirects, request, any -> Uni.createFrom().voidItem()));
    }
}
