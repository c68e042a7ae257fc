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
    private final int status;

    private FetchFailed(URI address, Reason reason, String detail, boolean passing, Duration retryAfter, int status) {
        super(address.getHost() + ": " + reason.tag() + " (" + detail + ")");
        this.reason = reason;
        this.passing = passing;
        this.retryAfter = retryAfter;
        this.status = status;
    }

    static FetchFailed forGood(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, false, Duration.ZERO, 0);
    }

    static FetchFailed forNow(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, true, Duration.ZERO, 0);
    }

    /** A host that has had enough and does not say for how long (429) is left alone. */
    static FetchFailed status(URI address, int status, Duration retryAfter) {
        boolean passing = status >= 500 || (status == 429 && !retryAfter.isZero());
        return new FetchFailed(address, Reason.STATUS, Integer.toString(status), passing, retryAfter, status);
    }

    /** The host asked to be left alone for longer than anybody here waits. */
    static FetchFailed resting(URI address, Duration rest) {
        return new FetchFailed(address, Reason.RATE, "wants a rest of " + rest.toSeconds() + " s", true, rest, 0);
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

    /**
     * There is no browser for a page that needs one; another attempt finds none either.
     *
     * @param address that would have been opened
     * @param detail what is missing and which setting names it
     * @return the failure to answer
     */
    public static FetchFailed noBrowser(URI address, String detail) {
        return forGood(address, Reason.BROWSER, detail);
    }

    /**
     * The browser did not bring the page this time.
     *
     * @param address that was opened
     * @param detail what happened, without a word of the page itself
     * @return the failure to answer
     */
    public static FetchFailed notRendered(URI address, String detail) {
        return forNow(address, Reason.BROWSER, detail);
    }

    /**
     * The browser was not done with the page in time.
     *
     * @param address that was opened
     * @param allowed how long it had
     * @return the failure to answer
     */
    public static FetchFailed tooSlow(URI address, Duration allowed) {
        return forNow(address, Reason.TIMEOUT, allowed.toMillis() + " ms in the browser");
    }

    /** Why, as one of few: a metric tag. */
    public Reason reason() {
        return reason;
    }

    /** Whether another attempt may help. */
    public boolean passing() {
        return passing;
    }

    /** What the host answered with, or 0 if that is not why. */
    public int status() {
        return status;
    }

    /** How long the host wants to be left alone before that; zero if it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** All the ways in which a fetch can fail. */
    public enum Reason {
        /** Not of the web, in an odd spelling, or leading inside the network. */
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
        /** No browser for it, or one that failed. */
        BROWSER,
        /** Whole, but not what was expected at this address. */
        UNUSABLE;

        /** The name in lower case, for metrics and messages. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
