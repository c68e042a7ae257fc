package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which marks in a number part thousands and which one begins the decimals. */
final class Separators {

    private static final int LONGEST = 30;
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(\\d{3})+");
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:[.,' ]\\d{3})+|\\d{1,2}(?:,\\d{2})+,\\d{3}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /**
     * A number as understood.
     *
     * @param amount with its scale
     * @param sure whether nothing speaks for another reading
     */
    record Reading(BigDecimal amount, boolean sure) {}

    private final String currency;
    private final Locality locality;
    private final boolean markup;

    /**
     * A reader of numbers.
     *
     * @param currency of the numbers, null where unknown
     * @param locality of the page
     * @param markup whether they were written for machines, whose decimals begin at a point
     */
    Separators(String currency, Locality locality, boolean markup) {
        this.currency = currency;
        this.locality = locality;
        this.markup = markup;
    }

    /** The number that digits and marks mean; empty for what is none or could as well be another. */
    Optional<Reading> read(String token) {
        String number = token.length() > 1 && ".,".indexOf(token.charAt(0)) >= 0 ? token.substring(1) : token;
        boolean stray = !number.equals(token);
        if (number.length() > LONGEST || !Character.isDigit(number.charAt(0))) {
            return Optional.empty();
        }
        if (stray && number.length() <= 2 && DIGITS.matcher(number).matches()) {
            return reading("0", number, true);
        }
        return marked(number).map(found -> new Reading(found.amount(), found.sure() && !stray));
    }

    private Optional<Reading> marked(String number) {
        int last = lastMark(number);
        if (last < 0) {
            return reading(number, "", true);
        }
        char mark = number.charAt(last);
        String left = number.substring(0, last);
        String right = number.substring(last + 1);
        int before = lastMark(left);
        if (mark == Digits.POINT) {
            return grouped(left).flatMap(whole -> reading(whole, right, true));
        }
        if (mark == '\'' || mark == ' ' || (before >= 0 && left.charAt(before) == mark)) {
            return grouped(number).flatMap(whole -> reading(whole, "", true));
        }
        if (before >= 0) {
            boolean usual = right.length() != 3 || Currencies.decimals(currency) == 3;
            return grouped(left).flatMap(whole -> reading(whole, right, usual));
        }
        return right.length() == 3 ? three(left, right, mark) : reading(left, right, mark == '.' || right.length() < 3);
    }

    /** One mark and three digits behind it: a thousand times more in some places than in others. */
    private Optional<Reading> three(String left, String right, char mark) {
        int decimals = Currencies.decimals(currency);
        Optional<Locality.Style> style = locality.style(currency);
        boolean groups = style.filter(known -> known.grouping() == mark).isPresent();
        boolean begins = style.filter(known -> known.decimal() == mark).isPresent();
        if (left.startsWith("0")) {
            return reading(left, right, mark == '.' || begins);
        }
        if (left.length() > 3) {
            return mark == '.' || begins ? reading(left, right, decimals == 3) : Optional.empty();
        }
        if (decimals == 3) {
            return mark == '.' || begins ? reading(left, right, !groups) : reading(left + right, "", false);
        }
        if (markup && mark == '.' && decimals != 0 && !groups) {
            return begins
                    ? reading(left, right, false)
                    : decimals < 0 ? reading(left + right, "", false) : Optional.empty();
        }
        // The language says decimals, the currency has no three of them: nobody knows.
        boolean contradiction = begins && decimals > 0 && style.orElseThrow().stated();
        return contradiction ? Optional.empty() : reading(left + right, "", groups && !(markup && mark == '.'));
    }

    private static Optional<String> grouped(String number) {
        String whole = number.replaceAll("[.,' ]", "");
        if (whole.length() == number.length() && DIGITS.matcher(number).matches()) {
            return Optional.of(whole);
        }
        boolean oneMark = number.replaceAll("\\d", "").chars().distinct().count() == 1;
        return oneMark
                        && GROUPS.matcher(number).matches()
                        && (number.contains(",") || THOUSANDS.matcher(whole).matches())
                ? Optional.of(whole)
                : Optional.empty();
    }

    private static int lastMark(String number) {
        int last = number.length() - 1;
        while (last >= 0 && Character.isDigit(number.charAt(last))) {
            last--;
        }
        return last;
    }

    private static Optional<Reading> reading(String whole, String decimals, boolean sure) {
        return Optional.of(new Reading(new BigDecimal(decimals.isEmpty() ? whole : whole + "." + decimals), sure));
    }
}
