package dev.sluice.scraper.fetch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Fetched page: a complete response within the limits. */
public final class WebPage {

    /** Nesting of elements: four times that of shops, and low enough that 100,000 elements are parsed in seconds. */
    private static final int MAX_DEPTH = 256;

    private final URI address;
    private final int status;
    private final byte[] body;
    private final HttpHeaders headers;
    private final Instant fetchedAt;

    WebPage(URI address, int status, HttpHeaders headers, byte[] body, Instant fetchedAt) {
        this.address = address;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.fetchedAt = fetchedAt;
    }

    /**
     * Creates a page from a document that a browser rendered.
     *
     * @param address shown by the browser after redirects
     * @param status of the document's response, 0 if the browser does not know it
     * @param html of the complete document
     * @return the page, or {@link FetchFailed} for a status other than success
     */
    public static WebPage rendered(URI address, int status, String html) {
        if (status >= 300) {
            throw FetchFailed.status(address, status, Duration.ZERO);
        }
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Content-Type", List.of("text/html; charset=utf-8")), (name, value) -> true);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new WebPage(address, status == 0 ? 200 : status, headers, html.getBytes(StandardCharsets.UTF_8), now);
    }

    /** The address of the page, after redirects. */
    public URI address() {
        return address;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The Content-Type header as sent, empty if there is none. */
    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** The first header of this name, ignoring case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The time when the last byte arrived, in milliseconds. */
    public Instant fetchedAt() {
        return fetchedAt;
    }

    /** The body as bytes. */
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    /** The body parsed as HTML; the charset is that of the byte order mark, the header or the document, else guessed. */
    public Document html() {
        return Jsoup.parse(text(), address.toString(), Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    }

    /** The body as text, its charset determined as for {@link #html()}. */
    public String text() {
        String text = new String(body, CharsetSniffer.detect(body, contentType()));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Whether the host responded 304 to a conditional request; the body is empty then. */
    public boolean isNotModified() {
        return status == 304;
    }

    /** The validators for the next conditional request. */
    public CacheValidators validators() {
        return new CacheValidators(
                header("ETag").orElse(null), header("Last-Modified").orElse(null));
    }
}
