package dev.sluice.ingest.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sixteen hex digits that stand for data: the same data has the same ones. */
public final class Fingerprint {

    private static final int LENGTH = 16;

    private Fingerprint() {}

    /** Of a record as JSON, nulls left out. */
    public static String of(Object data) {
        return sha256(StrictJson.bytes(data)).substring(0, LENGTH);
    }

    /** The whole SHA-256 in hex. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
