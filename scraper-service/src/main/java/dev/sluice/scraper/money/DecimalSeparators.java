package dev.sluice.scraper.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which separators in a number group thousands and which one begins the decimals. */
final class DecimalSeparators {

    private static final int MAX_LENGTH = 30;
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(\\d{3})+");
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,' ]\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** A parsed number with its scale; certain if no other reading is plausible. */
    record ParsedNumber(BigDecimal amount, boolean certain) {}

    private final String currency;
    private final PageLocale locale;
    private final boolean markup;

    /** Takes the currency of the numbers, null if unknown; decimals of markup, which is for machines, begin at a point. */
    DecimalSeparators(String currency, PageLocale locale, boolean markup) {
        this.currency = currency;
        this.locale = locale;
        this.markup = markup;
    }

    /** Parses digits and separators; empty if they are no number, or could as well be another one. */
    Optional<ParsedNumber> parse(String token) {
        String number = token.length() > 1 && ".,".indexOf(token.charAt(0)) >= 0 ? token.substring(1) : token;
        boolean stray = !number.equals(token);
        if (number.length() > MAX_LENGTH || !Character.isDigit(number.charAt(0))) {
            return Optional.empty();
        }
        if (stray && number.length() <= 2 && DIGITS.matcher(number).matches()) {
            return number("0", number, true);
        }
        return separated(number).map(found -> new ParsedNumber(found.amount(), found.certain() && !stray));
    }

    private Optional<ParsedNumber> separated(String number) {
        int last = lastSeparator(number);
        if (last < 0) {
            return number(number, "", true);
        }
        char separator = number.charAt(last);
        String left = number.substring(0, last);
        String right = number.substring(last + 1);
        int before = lastSeparator(left);
        if (separator == DigitNormalizer.POINT) {
            return grouped(left).flatMap(whole -> number(whole, right, true));
        }
        if (separator == '\'' || separator == ' ' || (before >= 0 && left.charAt(before) == separator)) {
            return grouped(number).flatMap(whole -> number(whole, "", true));
        }
        if (before >= 0) {
            boolean usual = right.length() != 3 || Currencies.decimals(currency) == 3;
            return grouped(left).flatMap(whole -> number(whole, right, usual));
        }
        return right.length() == 3
                ? threeDigits(left, right, separator)
                : number(left, right, separator == '.' || right.length() < 3);
    }

    /** Parses one separator with three digits after it: thousands in some locales, decimals in others. */
    private Optional<ParsedNumber> threeDigits(String left, String right, char separator) {
        int decimals = Currencies.decimals(currency);
        Optional<PageLocale.NumberStyle> style = locale.style(currency);
        boolean groups = style.filter(known -> known.grouping() == separator).isPresent();
        boolean begins = style.filter(known -> known.decimal() == separator).isPresent();
        if (left.startsWith("0")) {
            return number(left, right, separator == '.' || begins);
        }
        if (left.length() > 3) {
            return separator == '.' || begins ? number(left, right, decimals == 3) : Optional.empty();
        }
        if (decimals == 3) {
            return separator == '.' || begins ? number(left, right, !groups) : number(left + right, "", false);
        }
        if (markup && separator == '.' && decimals != 0 && !groups) {
            return begins
                    ? number(left, right, false)
                    : decimals < 0 ? number(left + right, "", false) : Optional.empty();
        }
        // The language says decimals, but the currency never has three of them: undecidable.
        boolean contradiction = begins && decimals > 0 && style.orElseThrow().stated();
        return contradiction ? Optional.empty() : number(left + right, "", groups && !(markup && separator == '.'));
    }

    private static Optional<String> grouped(String number) {
        String whole = number.replaceAll("[.,' ]", "");
        if (whole.length() == number.length() && DIGITS.matcher(number).matches()) {
            return Optional.of(whole);
        }
        boolean oneSeparator = number.replaceAll("\\d", "").chars().distinct().count() == 1;
        return oneSeparator
                        && GROUPS.matcher(number).matches()
                        && (number.contains(",") || THOUSANDS.matcher(whole).matches())
                ? Optional.of(whole)
                : Optional.empty();
    }

    private static int lastSeparator(String number) {
        int last = number.length() - 1;
        while (last >= 0 && Character.isDigit(number.charAt(last))) {
            last--;
        }
        return last;
    }

    private static Optional<ParsedNumber> number(String whole, String decimals, boolean certain) {
        return Optional.of(
                new ParsedNumber(new BigDecimal(decimals.isEmpty() ? whole : whole + "." + decimals), certain));
    }
}
