package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;

/** Resolves the Location header of a redirect, percent-encoding characters that hosts send raw but a URI does not allow. */
final class RedirectLocation {

    private static final String NOT_IN_URI = " \"<>\\^`{|}";

    private RedirectLocation() {}

    static URI of(URI address, HttpHeaders headers) {
        String written = headers.firstValue("Location").orElse("").strip();
        if (written.isEmpty()) {
            throw invalid(address);
        }
        try {
            return address.resolve(new URI(encoded(written)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw invalid(address);
        }
    }

    /** Each character of a header is one byte as sent; those beyond ASCII are mostly UTF-8 and encoded byte by byte. */
    private static String encoded(String written) {
        StringBuilder encoded = new StringBuilder();
        written.chars().forEach(sign -> {
            if ((sign >= 0x7f && sign <= 0xff) || NOT_IN_URI.indexOf(sign) >= 0) {
                encoded.append('%').append(Integer.toHexString(0x100 | sign).substring(1));
            } else {
                encoded.append((char) sign);
            }
        });
        return encoded.toString();
    }

    private static FetchFailed invalid(URI address) {
        return FetchFailed.permanent(address, Reason.REDIRECTS, "no valid target");
    }
}
