package dev.sluice.scraper.guard;

import java.net.URI;

/** An address that may not or cannot be requested. The message names the host only: paths and queries may hold keys. */
public final class AddressRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final URI address;
    private final String detail;
    private final boolean retryable;

    private AddressRejected(URI address, String detail, boolean retryable) {
        super(address.getHost() + ": address (" + detail + ")");
        this.address = address;
        this.detail = detail;
        this.retryable = retryable;
    }

    static AddressRejected forbidden(URI address, String detail) {
        return new AddressRejected(address, detail, false);
    }

    static AddressRejected unknownHost(URI address) {
        return new AddressRejected(address, "unknown host", true);
    }

    /** The rejected address. */
    public URI address() {
        return address;
    }

    /** The reason, without the host. */
    public String detail() {
        return detail;
    }

    /** Whether the host name did not resolve, which may change; any other rejection is final. */
    public boolean isRetryable() {
        return retryable;
    }
}
