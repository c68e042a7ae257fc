package dev.sluice.scraper.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** What an address answered, whole and within the limits; the rooms read it. */
public final class Page {

    /** Of elements in each other: four times what shops have, and little enough that a hundred thousand cost no minutes. */
    private static final int DEPTH = 256;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");

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

    /** The body as a document, decoded as the header says, else as its own marks say. */
    public Document html() {
        try (InputStream in = body()) {
            return Jsoup.parse(
                    in,
                    charset().map(Charset::name).orElse(null),
                    address.toString(),
                    Parser.htmlParser().setMaxDepth(DEPTH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Charset> charset() {
        Matcher named = CHARSET.matcher(contentType());
        if (!named.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(named.group(1)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
