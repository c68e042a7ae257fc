package dev.sluice.query.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A complete response body ready to be sent, plain and, where it pays, compressed.
 *
 * @param status 200 or 404
 * @param type media type
 * @param template the path template it was found under, for metrics
 * @param plain the uncompressed representation
 * @param gzip the compressed representation; empty for small bodies
 */
public record RenderedAnswer(
        int status, CharSequence type, String template, Representation plain, Optional<Representation> gzip) {

    /** Below about the size of a network packet, compression gains nothing. */
    private static final int MIN_GZIP_BYTES = 1024;

    /** 128 bits of SHA-256, so that two states of a resource never share a tag. */
    private static final int TAG_BYTES = 16;

    /** Approximate weight of an entry beside its bytes: headers, hashes, nodes. */
    private static final int ENTRY_OVERHEAD = 500;

    /**
     * One representation of the body.
     *
     * @param bytes never modified
     * @param etag strong tag of exactly these bytes
     * @param length number of bytes, as a header value
     */
    public record Representation(Buffer bytes, CharSequence etag, CharSequence length) {

        private static Representation of(byte[] bytes, String etag) {
            return new Representation(
                    Buffer.buffer(bytes),
                    HttpHeaders.createOptimized('"' + etag + '"'),
                    HttpHeaders.createOptimized(Integer.toString(bytes.length)));
        }
    }

    /** Compresses and tags a body. */
    public static RenderedAnswer of(int status, String type, String template, byte[] bytes) {
        String tag = tag(bytes);
        return new RenderedAnswer(
                status,
                HttpHeaders.createOptimized(type),
                template,
                Representation.of(bytes, tag),
                bytes.length < MIN_GZIP_BYTES
                        ? Optional.empty()
                        : Optional.of(Representation.of(compress(bytes), tag + "-gzip")));
    }

    /** Returns the representation for a client. */
    public Representation representation(boolean gzipped) {
        return gzipped ? gzip.orElse(plain) : plain;
    }

    int weight() {
        return plain.bytes().length() + gzip.map(form -> form.bytes().length()).orElse(0) + ENTRY_OVERHEAD;
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
