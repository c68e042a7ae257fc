package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.BodyTooLong;
import dev.sluice.scraper.fetch.BoundedBody.Overflow;
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

/** Decodes a body by its Content-Encoding, stopping at a limit so that a decompression bomb never expands. */
final class ContentDecoder {

    /** Accept-Encoding that is sent. */
    static final String ACCEPTED = "gzip, deflate, br";

    /** More than any host uses; each layer multiplies the work. */
    private static final int MAX_LAYERS = 2;

    private ContentDecoder() {}

    static byte[] decode(byte[] body, List<String> encodings, long limit, Overflow overflow) throws IOException {
        List<String> layers = encodings.stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
        if (layers.isEmpty() || body.length == 0) {
            return body;
        }
        if (layers.size() > MAX_LAYERS) {
            throw new IOException("too many layers");
        }
        InputStream in = new ByteArrayInputStream(body);
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            in = decoder(layers.get(layer), in);
        }
        try (InputStream decoded = in) {
            return read(decoded, limit, overflow);
        }
    }

    private static InputStream decoder(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in, 8192);
            case "br" -> new BrotliInputStream(in);
            case "deflate" -> inflater(new BufferedInputStream(in));
            default -> throw new IOException("unknown");
        };
    }

    /** The zlib format (RFC 9110), or the raw deflate stream that some hosts send instead. */
    private static InputStream inflater(InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        boolean zlib = (first & 0x0f) == 8 && ((first << 8) | second) % 31 == 0;
        return new InflaterInputStream(in, new Inflater(!zlib));
    }

    private static byte[] read(InputStream in, long limit, Overflow overflow) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[16 * 1024];
        while (true) {
            int count;
            try {
                count = in.read(block);
            } catch (EOFException truncated) {
                if (overflow == Overflow.TRUNCATE) {
                    return out.toByteArray();
                }
                throw truncated;
            }
            if (count < 0) {
                return out.toByteArray();
            }
            int taken = (int) Math.min(count, limit - out.size());
            out.write(block, 0, taken);
            if (taken < count) {
                if (overflow == Overflow.TRUNCATE) {
                    return out.toByteArray();
                }
                throw new BodyTooLong();
            }
        }
    }
}
