package dev.sluice.scraper.source;

import dev.sluice.scraper.fetch.CacheValidators;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * State of a page between its visits.
 *
 * @param etag as the host sent it, or null
 * @param lastModified as the host sent it, or null
 * @param fingerprint of the product last published
 * @param publishedAt time of that publication, at which the lifetime of the state begins
 * @param unchanged number of consecutive scheduled visits that found no change
 * @param skips number of further scheduled runs that leave the page out
 */
@RegisterForReflection
public record PageState(
        String etag, String lastModified, String fingerprint, Instant publishedAt, int unchanged, int skips) {

    /** The state of a page that is visited for the first time, or whose state is lost. */
    public static final PageState UNKNOWN = new PageState(null, null, "", Instant.EPOCH, 0, 0);

    /** The state after a publication. */
    public static PageState published(CacheValidators validators, String fingerprint) {
        return new PageState(validators.etag(), validators.lastModified(), fingerprint, Instant.now(), 0, 0);
    }

    /** The validators for the next conditional request. */
    public CacheValidators validators() {
        return new CacheValidators(etag, lastModified);
    }

    /** The state after another visit without a change: 1, 3, 7 ... runs leave the page out, at most {@code maxSkips}. */
    public PageState unchanged(CacheValidators validators, int maxSkips) {
        int visits = Math.min(unchanged + 1, Integer.SIZE - 2);
        int next = Math.min(maxSkips, (1 << visits) - 1);
        return new PageState(validators.etag(), validators.lastModified(), fingerprint, publishedAt, visits, next);
    }

    /** The state after a run that left the page out. */
    public PageState skipped() {
        return new PageState(etag, lastModified, fingerprint, publishedAt, unchanged, skips - 1);
    }
}
