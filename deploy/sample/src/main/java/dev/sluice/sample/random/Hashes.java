package dev.sluice.sample.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Hashes for logins, and for seeds and ids that are derived from a name. */
public final class Hashes {

    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Hashes() {}

    /** The hexadecimal digest of a text. */
    public static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(bytes(algorithm, text));
    }

    /** The first 64 bits of the SHA-256 digest of a text. */
    public static long number(String text) {
        return ByteBuffer.wrap(bytes("SHA-256", text)).getLong();
    }

    /** A UUID derived from a text, in the form of a random one (version 4). */
    public static UUID uuid(String text) {
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
