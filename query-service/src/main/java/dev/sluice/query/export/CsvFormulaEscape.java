package dev.sluice.query.export;

import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from evaluating text as a formula by prefixing it with an apostrophe. Text that looks already
 * escaped is prefixed too, so that removing one apostrophe always restores the original.
 */
final class CsvFormulaEscape {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n]");

    private CsvFormulaEscape() {}

    static String escape(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }
}
