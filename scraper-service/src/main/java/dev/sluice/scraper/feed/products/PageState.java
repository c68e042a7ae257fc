package dev.sluice.scraper.feed.products;

import dev.sluice.scraper.fetch.CacheValidators;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * What is remembered of a visited page until its next visits.
 *
 * @param etag as the host sent it, or null
 * @param lastModified as the host sent it, or null
 * @param fingerprint of the product last published
 * @param publishedAt when that was; the lifetime of the state begins here
 * @param unchanged consecutive scheduled visits that found nothing new
 * @param skips scheduled runs that still leave the page out
 */
@RegisterForReflection
record PageState(String etag, String lastModified, String fingerprint, Instant publishedAt, int unchanged, int skips) {

    /** The state of a page that is visited for the first time, or whose state is lost. */
    static final PageState UNKNOWN = new PageState(null, null, "", Instant.EPOCH, 0, 0);

    static PageState published(CacheValidators validators, String fingerprint) {
        return new PageState(validators.etag(), validators.lastModified(), fingerprint, Instant.now(), 0, 0);
    }

    CacheValidators validators() {
        return new CacheValidators(etag, lastModified);
    }

    /** After another visit without news: 1, 3, 7 ... runs leave the page out, at most {@code maxSkips}. */
    PageState unchanged(CacheValidators validators, int maxSkips) {
        int visits = Math.min(unchanged + 1, Integer.SIZE - 2);
        int next = Math.min(maxSkips, (1 << visits) - 1);
        return new PageState(validators.etag(), validators.lastModified(), fingerprint, publishedAt, visits, next);
    }

    PageState skipped() {
        return new PageState(etag, lastModified, fingerprint, publishedAt, unchanged, skips - 1);
    }
}
