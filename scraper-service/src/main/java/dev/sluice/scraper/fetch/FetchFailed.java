package dev.sluice.scraper.fetch;

import dev.sluice.scraper.guard.AddressRejected;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** A fetch failed or returned nothing usable. The message names the host only: paths and queries may hold keys and names. */
public final class FetchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean retryable;
    private final Duration retryAfter;
    private final int status;

    private FetchFailed(URI address, Reason reason, String detail, boolean retryable, Duration retryAfter, int status) {
        super(address.getHost() + ": " + reason.tag() + " (" + detail + ")");
        this.reason = reason;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
        this.status = status;
    }

    /**
     * A failure that another attempt would repeat.
     *
     * @param address requested
     * @param detail cause, without any content of the page
     */
    public static FetchFailed permanent(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, false, Duration.ZERO, 0);
    }

    /**
     * A failure that another attempt may not repeat.
     *
     * @param address requested
     * @param detail cause, without any content of the page
     */
    public static FetchFailed retryable(URI address, Reason reason, String detail) {
        return new FetchFailed(address, reason, detail, true, Duration.ZERO, 0);
    }

    /** The SSRF guard rejected the address. */
    public static FetchFailed rejected(AddressRejected rejection) {
        return rejection.isRetryable()
                ? retryable(rejection.address(), Reason.UNREACHABLE, rejection.detail())
                : permanent(rejection.address(), Reason.ADDRESS, rejection.detail());
    }

    /** Response without success; 429 is retryable only with a Retry-After. */
    static FetchFailed status(URI address, int status, Duration retryAfter) {
        boolean retryable = status >= 500 || (status == 429 && !retryAfter.isZero());
        return new FetchFailed(address, Reason.STATUS, Integer.toString(status), retryable, retryAfter, status);
    }

    /**
     * The host asked for a longer pause than a request waits for; no request was sent.
     *
     * @param address not requested
     * @param pause left of what the host asked for
     */
    public static FetchFailed hostPaused(URI address, Duration pause) {
        return new FetchFailed(
                address, Reason.RATE, "asked for a pause of " + pause.toSeconds() + " s", true, pause, 0);
    }

    /**
     * The page is not what this address should return; another attempt may succeed.
     *
     * @param address fetched
     * @param detail what is wrong, without any content of the page
     * @return the failure to throw from a page reader
     */
    public static FetchFailed unusable(URI address, String detail) {
        return retryable(address, Reason.UNUSABLE, detail);
    }

    /**
     * The page is of an unwanted kind; another attempt would return the same.
     *
     * @param address fetched
     * @param detail its kind
     * @return the failure to throw from a page reader
     */
    public static FetchFailed unwanted(URI address, String detail) {
        return permanent(address, Reason.UNUSABLE, detail);
    }

    /** The kind of failure, also a metric tag. */
    public Reason reason() {
        return reason;
    }

    /** Whether another attempt may succeed. */
    public boolean isRetryable() {
        return retryable;
    }

    /** The HTTP status, or 0 if the failure is of another kind. */
    public int status() {
        return status;
    }

    /** The pause that the host asked for before another attempt; zero if it named none. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Kinds of failures. */
    public enum Reason {
        /** Not http or https, in an ambiguous spelling, or leading inside the network. */
        ADDRESS,
        /** Disallowed by the host's robots.txt, or robots.txt was unavailable. */
        ROBOTS,
        /** HTTP status other than success or redirect. */
        STATUS,
        /** The host allows no more requests for now. */
        RATE,
        /** Too many redirects, or one without a valid target. */
        REDIRECTS,
        /** Not complete within the timeout. */
        TIMEOUT,
        /** Over a size limit. */
        TOO_LARGE,
        /** No connection, or one that broke. */
        UNREACHABLE,
        /** No browser, or a browser that failed. */
        BROWSER,
        /** Complete, but not what is expected at this address. */
        UNUSABLE;

        /** The name in lower case, for metrics and messages. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
