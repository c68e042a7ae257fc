package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts and currencies of markup; what could mean two things is nothing. */
final class Money {

    private static final BigDecimal MOST = new BigDecimal("999999999999");

    private static final Pattern WITH_CURRENCY = Pattern.compile(
            "(?<before>[A-Za-z]{3}|\\p{Sc})?[\\s\\p{Z}]*(?<number>[0-9][0-9.,]*)[\\s\\p{Z}]*(?<after>[A-Za-z]{3}|\\p{Sc})?");

    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d{1,2}|\\d{1,3}(,\\d{3}){2,}");
    private static final Pattern DOT_GROUPS = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d{1,2}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d+,\\d{1,2}");

    /** One to three digits and exactly three more: in some countries a thousand times what it is in others. */
    private static final Pattern THOUSANDS_OR_NOT = Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}");

    private Money() {}

    /** The amount that a text states beyond doubt. */
    static Optional<BigDecimal> amount(String text) {
        Matcher whole = WITH_CURRENCY.matcher(text.strip());
        return whole.matches() ? number(whole.group("number")) : Optional.empty();
    }

    /** The code of ISO 4217 that stands beside an amount. */
    static Optional<String> currencyBeside(String text) {
        Matcher whole = WITH_CURRENCY.matcher(text.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(whole.group("before") != null ? whole.group("before") : whole.group("after"))
                .flatMap(Money::currency);
    }

    /** A code of ISO 4217 in use, in upper case. */
    static Optional<String> currency(String text) {
        String code = text.strip().equals("€") ? "EUR" : text.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(code);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> number(String digits) {
        String plain = null;
        if (THOUSANDS_OR_NOT.matcher(digits).matches()) {
            return Optional.empty();
        } else if (PLAIN.matcher(digits).matches()) {
            plain = digits;
        } else if (COMMA_GROUPS.matcher(digits).matches()) {
            plain = digits.replace(",", "");
        } else if (DOT_GROUPS.matcher(digits).matches()) {
            plain = digits.replace(".", "").replace(',', '.');
        } else if (DECIMAL_COMMA.matcher(digits).matches()) {
            plain = digits.replace(',', '.');
        }
        return Optional.ofNullable(plain)
                .filter(number -> number.length() < 40)
                .map(BigDecimal::new)
                .filter(amount -> amount.compareTo(MOST) <= 0);
    }
}
