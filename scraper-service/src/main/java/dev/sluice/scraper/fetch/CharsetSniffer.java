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

/** Determines the charset of a page: byte order mark, header, declaration in the page, else a guess from its bytes. */
final class CharsetSniffer {

    // Possessive quantifiers: with others a run of blanks takes quadratic time.
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*+=\\s*+[\"']?+\\s*+([\\w.:+-]+)");
    private static final Pattern META =
            Pattern.compile("(?is)<meta\\b[^>]*?\\bcharset\\s*+=\\s*+[\"']?+\\s*+([\\w.:+-]+)"
                    + "|<\\?xml\\b[^>]*?\\bencoding\\s*+=\\s*+[\"']([\\w.:+-]+)");

    /** Bytes searched for a declaration, as browsers do; comments and scripts push some declarations down. */
    private static final int DECLARATION_BYTES = 4096;

    /** Confidence that a guess needs, of 100. */
    private static final int MIN_CONFIDENCE = 40;

    private static final Charset FALLBACK = Charset.forName("windows-1252");

    /** Labels that browsers read as a superset (WHATWG Encoding); the narrow set would lose the euro sign. */
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
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

    private CharsetSniffer() {}

    static Charset detect(byte[] body, String contentType) {
        return byteOrderMark(body)
                .or(() -> named(HEADER.matcher(contentType)))
                .or(() -> declared(body))
                .orElseGet(() -> guess(body));
    }

    private static Optional<Charset> byteOrderMark(byte[] body) {
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

    /** A declaration that is legible as single bytes cannot be UTF-16 (WHATWG HTML: read as UTF-8). */
    private static Optional<Charset> declared(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
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
            // Strips tags, which are ASCII in every language.
            detector.enableInputFilter(true);
            detector.setText(Arrays.copyOf(body, Math.min(body.length, 64 * 1024)));
            CharsetMatch match = detector.detect();
            return match == null
                            || match.getConfidence() < MIN_CONFIDENCE
                            || match.getName().startsWith("UTF-")
                    ? FALLBACK
                    : known(match.getName()).orElse(FALLBACK);
        }
    }

    private static Optional<Charset> known(String name) {
        try {
            return Optional.of(Charset.forName(SUPERSETS.getOrDefault(name.toLowerCase(Locale.ROOT), name)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
