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

/** What an address answered, whole and within the limits; the rooms read it. */
public final class Page {

    /** Of elements in each other: four times what shops have, and little enough that a hundred thousand cost no minutes. */
    private static final int DEPTH = 256;

    private final URI address;
    private final int status;
    private final byte[] body;
    private final HttpHeaders headers;
    private final Instant fetchedAt;

    Page(URI address, int status, HttpHeaders headers, byte[] body, Instant fetchedAt) {
        this.address = address;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.fetchedAt = fetchedAt;
    }

    /**
     * A page as a browser has it after its scripts have run.
     *
     * @param address that the browser shows in the end
     * @param status of the document's answer, 0 if the browser did not say
     * @param html of the whole document
     * @return the page, or {@link FetchFailed} for a status that is no success
     */
    public static Page rendered(URI address, int status, String html) {
        if (status >= 300) {
            throw FetchFailed.status(address, status, Duration.ZERO);
        }
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Content-Type", List.of("text/html; charset=utf-8")), (name, value) -> true);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Page(address, status == 0 ? 200 : status, headers, html.getBytes(StandardCharsets.UTF_8), now);
    }

    /** The address that answered, after redirects. */
    public URI address() {
        return address;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The Content-Type header as sent, empty if there was none. */
    public String contentType() {
        return header("Content-Type").orElse("");
    }

    /** The first header of a name, whatever its case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** When the last byte had come, to the millisecond. */
    public Instant fetchedAt() {
        return fetchedAt;
    }

    /** The body, for a parser that takes bytes. */
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    /** The body as a document, decoded as its marks, its header or its own words say, else as its bytes look. */
    public Document html() {
        return Jsoup.parse(text(), address.toString(), Parser.htmlParser().setMaxDepth(DEPTH));
    }

    /** The body as text, decoded in the same way. */
    public String text() {
        String text = new String(body, Charsets.of(body, contentType()));
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** Whether the host says that nothing has changed since it gave the conditions it was asked with; empty then. */
    public boolean notModified() {
        return status == 304;
    }

    /** What to ask with the next time. */
    public Conditions conditions() {
        return new Conditions(
                header("ETag").orElse(null), header("Last-Modified").orElse(null));
    }
}
