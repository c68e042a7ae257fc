package dev.sluice.scraper.fetch;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which characters a page is written: its first bytes, its header, its own words, else what its bytes look like. */
final class Charsets {

    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:+-]+)");
    private static final Pattern META = Pattern.compile(
            "(?is)<meta\\b[^>]*?\\bcharset\\s*=\\s*[\"']?\\s*([\\w.:+-]+)|<\\?xml\\b[^>]*?\\bencoding\\s*=\\s*[\"']([\\w.:+-]+)");

    /** Browsers look no further for a page's own words; comments and scripts push some of them down. */
    private static final int HEAD = 4096;

    /** How sure the guess must be, of 100. */
    private static final int SURE = 40;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Names that stand for a wider set in every browser (WHATWG Encoding): a euro sign is lost with the narrow one. */
    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("unicode", "UTF-16LE"),
            Map.entry("utf-16", "UTF-16LE"),
            Map.entry("utf8", "UTF-8"));

    private Charsets() {}

    static Charset of(byte[] body, String contentType) {
        return mark(body)
                .or(() -> named(HEADER.matcher(contentType)))
                .or(() -> own(body))
                .orElseGet(() -> guess(body));
    }

    private static Optional<Charset> mark(byte[] body) {
        int first = body.length < 2 ? 0 : ((body[0] & 0xff) << 8) | (body[1] & 0xff);
        if (first == 0xfeff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (first == 0xfffe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        boolean utf8 = first == 0xefbb && body.length > 2 && body[2] == (byte) 0xbf;
        return utf8 ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    /** Who can read the words of a page at all reads one byte a letter, so it cannot be one of two. */
    private static Optional<Charset> own(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        return named(META.matcher(head))
                .map(found -> found.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : found);
    }

    private static Optional<Charset> named(Matcher named) {
        if (!named.find()) {
            return Optional.empty();
        }
        String name = named.group(1) != null || named.groupCount() < 2 ? named.group(1) : named.group(2);
        return known(name);
    }

    private static Charset guess(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            CharsetDetector detector = new CharsetDetector();
            // Tags are in Latin letters, whatever the words between them are in.
            detector.enableInputFilter(true);
            detector.setText(Arrays.copyOf(body, Math.min(body.length, 64 * 1024)));
            CharsetMatch match = detector.detect();
            return match == null
                            || match.getConfidence() < SURE
                            || match.getName().startsWith("UTF-")
                    ? WINDOWS
                    : known(match.getName()).orElse(WINDOWS);
        }
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
