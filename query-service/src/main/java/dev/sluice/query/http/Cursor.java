package dev.sluice.query.http;

import dev.sluice.query.cassandra.KeysetPosition;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opaque text that leads to a list's next page: the last key of the previous page instead of the driver's paging state,
 * so that it survives restarts, Cassandra upgrades, and inserted or deleted rows.
 */
public final class Cursor {

    private static final String VERSION = "1";

    private Cursor() {}

    /**
     * Encodes a position.
     *
     * @param list the list it belongs to; cursors of other lists are rejected
     * @param parts of the last key, in reading order
     * @return text that is safe in a query parameter
     */
    public static String write(String list, Object... parts) {
        String plain = Stream.concat(Stream.of(VERSION, list), Arrays.stream(parts))
                .map(part -> URLEncoder.encode(part.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Encodes a keyset position, to be parsed by {@link KeysetPosition#parse}. */
    public static String write(String list, KeysetPosition position) {
        return write(list, position.time().toEpochMilli(), position.id());
    }

    /** Decodes the parts; anything but a cursor of this list is an {@link IllegalArgumentException}. */
    static List<String> read(String list, String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        List<String> words = Arrays.stream(plain.split("/", -1))
                .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
        if (words.size() < 3 || !words.get(0).equals(VERSION) || !words.get(1).equals(list)) {
            throw new IllegalArgumentException("not a cursor of this list");
        }
        return words.subList(2, words.size());
    }
}
