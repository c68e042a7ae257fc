package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;

/** Where a redirect leads; hosts send there what people typed, so what may not stand in an address is escaped. */
final class Location {

    private static final String ESCAPED = " \"<>\\^`{|}";

    private Location() {}

    static URI of(URI address, HttpHeaders headers) {
        String written = headers.firstValue("Location").orElse("").strip();
        if (written.isEmpty()) {
            throw nowhere(address);
        }
        try {
            return address.resolve(new URI(escaped(written)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw nowhere(address);
        }
    }

    /** A header's characters are the bytes that came; those beyond ASCII are part of some text, mostly UTF-8. */
    private static String escaped(String written) {
        StringBuilder escaped = new StringBuilder();
        written.chars().forEach(sign -> {
            if ((sign >= 0x7f && sign <= 0xff) || ESCAPED.indexOf(sign) >= 0) {
                escaped.append('%').append(Integer.toHexString(0x100 | sign).substring(1));
            } else {
                escaped.append((char) sign);
            }
        });
        return escaped.toString();
    }

    private static FetchFailed nowhere(URI address) {
        return FetchFailed.forGood(address, Reason.REDIRECTS, "to nowhere");
    }
}
