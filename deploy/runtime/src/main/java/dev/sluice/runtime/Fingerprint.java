package dev.sluice.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in hexadecimal digits. */
public final class Fingerprint {

    /** The length of a short fingerprint: 64 bits. */
    private static final int SHORT_LENGTH = 16;

    private Fingerprint() {}

    /** The first 16 digits of the digest of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 16 digits of a digest. */
    public static String of(byte[] bytes) {
        return sha256(bytes).substring(0, SHORT_LENGTH);
    }

    /** All 64 digits of a digest. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
