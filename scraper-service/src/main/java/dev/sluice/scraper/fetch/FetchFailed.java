package dev.sluice.scraper.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * An address gave nothing usable. The message names the host only: paths and queries may hold keys and names.
 */
public final class FetchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean passing;
    private final Duration retryAfter;

    private FetchFailed(URI address, Reason reason, String detail, boolean passing, Duration retryAfter) {
        super(address.getHost() + ": " + reason.tag() + " (" + detail + ")");
        this.reason = reason;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    static FetchFailed forGood(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, false, Duration.ZERO);
    }

    static FetchFailed forNow(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, true, Duration.ZERO);
    }

    /** A host that has had enough and does not say for how long (429) is left alone. */
    static FetchFailed status(URI address, int status, Duration retryAfter) {
        boolean passing = status >= 500 || (status == 429 && !retryAfter.isZero());
        return new FetchFailed(address, Reason.STATUS, Integer.toString(status), passing, retryAfter);
    }

    /**
     * The last answer said that this host gives no further one for now; it is not asked.
     *
     * @param address that would have been asked
     * @return the failure that ends a run
     */
    public static FetchFailed exhausted(URI address) {
        return forGood(address, Reason.RATE, "no requests left");
    }

    /**
     * A page came but is not what this address should give; worth another attempt.
     *
     * @param address that was fetched
     * @param detail what is wrong, without a word of the page itself
     * @return the failure to throw from a reader of pages
     */
    public static FetchFailed unusable(URI address, String detail) {
        return forNow(address, Reason.UNUSABLE, detail);
    }

    /**
     * A page came but is of a kind that is not wanted; another attempt would give the same.
     *
     * @param address that was fetched
     * @param detail what kind it is
     * @return the failure to throw from a reader of pages
     */
    public static FetchFailed unwanted(URI address, String detail) {
        return forGood(address, Reason.UNUSABLE, detail);
    }

    /** Why, as one of few: a metric tag. */
    public Reason reason() {
        return reason;
    }

    /** Whether another attempt may help. */
    boolean passing() {
        return passing;
    }

    Duration retryAfter() {
        return retryAfter;
    }

    /** All the ways in which a fetch can fail. */
    public enum Reason {
        /** Not an http or https address. */
        ADDRESS,
        /** The host's robots.txt forbids it, or could not be had. */
        ROBOTS,
        /** Answered with a status that is neither success nor a redirect. */
        STATUS,
        /** The host allows no more requests for now. */
        RATE,
        /** More redirects than allowed, or one to nowhere. */
        REDIRECTS,
        /** Not whole within the time allowed. */
        TIMEOUT,
        /** Longer than allowed. */
        TOO_LARGE,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** Whole, but not what was expected at this address. */
        UNUSABLE;

        /** The name in lower case, for metrics and messages. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
