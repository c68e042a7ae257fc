package dev.sluice.scraper.money;

/** Maps the digits and marks of all scripts to one set, so that prices of every script are parsed alike. */
public final class DigitNormalizer {

    /** Marks a decimal separator that is certain. */
    public static final char POINT = '\u066b';

    private static final int FULLWIDTH = 0xfee0;

    private DigitNormalizer() {}

    /**
     * Returns the text with ASCII digits, plain spaces, {@code '} for every apostrophe and {@code -} for every dash.
     * Superscript digits are cents: {@code 12⁹⁹} becomes 12 {@link #POINT} 99.
     */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean raised = false;
        for (int at = 0; at < text.length(); ) {
            int code = text.codePointAt(at);
            at += Character.charCount(code);
            int high = raised(code);
            if (high >= 0) {
                if (!raised && endsInDigit(plain)) {
                    plain.append(POINT);
                }
                plain.append((char) ('0' + high));
            } else {
                append(code, plain);
            }
            raised = high >= 0;
        }
        return plain.toString().strip();
    }

    private static void append(int code, StringBuilder plain) {
        if (code < 0x80) {
            plain.append(code <= ' ' ? ' ' : code == '`' ? '\'' : (char) code);
        } else if (Character.isDigit(code)) {
            plain.append((char) ('0' + Character.digit(code, 10)));
        } else if (Character.isSpaceChar(code)) {
            plain.append(' ');
        } else if (code >= 0xff01 && code <= 0xff5e) {
            append(code - FULLWIDTH, plain);
        } else if (Character.getType(code) == Character.DASH_PUNCTUATION || code == '\u2212') {
            plain.append('-');
        } else if (Character.getType(code) != Character.FORMAT) {
            plain.appendCodePoint(mark(code));
        }
    }

    private static int mark(int code) {
        return switch (code) {
            case '\u2019', '\u2018', '\u02bc', '\u2032', '\u00b4', '\u066c' -> '\'';
            case '\u060c' -> ',';
            case '\uffe1' -> '£';
            case '\uffe5' -> '¥';
            case '\uffe6' -> '₩';
            default -> code;
        };
    }

    private static int raised(int code) {
        return switch (code) {
            case '\u00b9' -> 1;
            case '\u00b2' -> 2;
            case '\u00b3' -> 3;
            default -> code == '\u2070' || (code >= '\u2074' && code <= '\u2079') ? code - '\u2070' : -1;
        };
    }

    private static boolean endsInDigit(CharSequence text) {
        return text.length() > 0 && Character.isDigit(text.charAt(text.length() - 1));
    }
}
