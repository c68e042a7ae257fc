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
 * A whole answer, ready to be sent: its bytes as they are and, where it pays, zipped.
 *
 * @param status 200 or 404
 * @param type its media type
 * @param template the path it was found under, with names instead of values, for metrics
 * @param plain the bytes as they are
 * @param gzip the same, zipped; empty for what is small
 */
public record RenderedAnswer(
        int status, CharSequence type, String template, Representation plain, Optional<Representation> gzip) {

    /** Below about a network packet nothing is won. */
    private static final int WORTH_ZIPPING = 1024;

    /** Of 128 bits of SHA-256, so that two states of a thing never share one. */
    private static final int TAG_BYTES = 16;

    /** What an entry weighs beside its bytes, roughly: headers, hashes, nodes. */
    private static final int OVERHEAD = 500;

    /**
     * One representation.
     *
     * @param bytes never changed
     * @param etag strong, of exactly these bytes
     * @param length of the bytes, as a header has it
     */
    public record Representation(Buffer bytes, CharSequence etag, CharSequence length) {

        private static Representation of(byte[] bytes, String etag) {
            return new Representation(
                    Buffer.buffer(bytes),
                    HttpHeaders.createOptimized('"' + etag + '"'),
                    HttpHeaders.createOptimized(Integer.toString(bytes.length)));
        }
    }

    /** Zips and tags an answer. */
    public static RenderedAnswer of(int status, String type, String template, byte[] bytes) {
        String tag = tag(bytes);
        return new RenderedAnswer(
                status,
                HttpHeaders.createOptimized(type),
                template,
                Representation.of(bytes, tag),
                bytes.length < WORTH_ZIPPING
                        ? Optional.empty()
                        : Optional.of(Representation.of(zip(bytes), tag + "-gzip")));
    }

    /** The representation for a caller. */
    public Representation form(boolean zipped) {
        return zipped ? gzip.orElse(plain) : plain;
    }

    int weight() {
        return plain.bytes().length() + gzip.map(form -> form.bytes().length()).orElse(0) + OVERHEAD;
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
