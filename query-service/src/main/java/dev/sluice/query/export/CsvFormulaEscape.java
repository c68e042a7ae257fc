package dev.sluice.query.export;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula: such a text gets an apostrophe in front. A text that looks as if
 * it had got one gets one too, so that whoever takes one apostrophe away again has every text as it was.
 */
final class CsvFormulaEscape {

    private static final Pattern ARMED = Pattern.compile("'*[=+\\-@\\t\\r\\n]");

    private CsvFormulaEscape() {}

    static String disarm(String text) {
        return ARMED.matcher(text).lookingAt() ? "'" + text : text;
    }
}
