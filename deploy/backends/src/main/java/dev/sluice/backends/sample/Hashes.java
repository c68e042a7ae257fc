package dev.sluice.backends.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Fingerprints: the hashes a login carries, and what turns a name into a seed. */
final class Hashes {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Hashes() {}

    static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(bytes(algorithm, text));
    }

    static long number(String text) {
        return ByteBuffer.wrap(bytes("SHA-256", text)).getLong();
    }

    /** A UUID in the form of a random one (version 4), always the same for a text. */
    static UUID uuid(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes("SHA-256", text));
        long high = (bytes.getLong() & ~VERSION_BITS) | VERSION_4;
        long low = (bytes.getLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }

    private static byte[] bytes(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
