package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Longer;
import dev.sluice.scraper.fetch.BoundedBody.TooLong;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Unpacks a body as its Content-Encoding says, never into more bytes than allowed: a bomb is noticed as it grows. */
final class Unpacking {

    /** What is offered to hosts. */
    static final String ACCEPTED = "gzip, deflate, br";

    /** Nobody packs more often; each layer multiplies the work. */
    private static final int MOST_LAYERS = 2;

    private Unpacking() {}

    static byte[] unpack(byte[] body, List<String> encodings, long limit, Longer longer) throws IOException {
        List<String> layers = encodings.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        if (layers.isEmpty() || body.length == 0) {
            return body;
        }
        if (layers.size() > MOST_LAYERS) {
            throw new IOException("packed too often");
        }
        InputStream in = new ByteArrayInputStream(body);
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            in = opened(layers.get(layer), in);
        }
        try (InputStream unpacked = in) {
            return read(unpacked, limit, longer);
        }
    }

    private static InputStream opened(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in, 8192);
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> inflated(new BufferedInputStream(in));
            default -> throw new IOException("packed in an unknown way");
        };
    }

    /** Meant is zlib's format (RFC 9110), but some hosts send what is inside it. */
    private static InputStream inflated(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean zlib = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
        return new InflaterInputStream(in, new Inflater(!zlib));
    }

    private static byte[] read(InputStream in, long limit, Longer longer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[16 * 1024];
        while (true) {
            int count;
            try {
                count = in.read(block);
            } catch (EOFException torn) {
                if (longer == Longer.IS_CUT) {
                    return out.toByteArray();
                }
                throw torn;
            }
            if (count < 0) {
                return out.toByteArray();
            }
            int taken = (int) Math.min(count, limit - out.size());
            out.write(block, 0, taken);
            if (taken < count) {
                if (longer == Longer.IS_CUT) {
                    return out.toByteArray();
                }
                throw new TooLong();
            }
        }
    }
}
