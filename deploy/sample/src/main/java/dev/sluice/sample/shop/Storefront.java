package dev.sluice.sample.shop;

import java.math.BigDecimal;

/** A country the sample shop sells to, with its currency and price format. */
enum Storefront {
    US("en-US", "USD", "$@", ",", ".", "1.08"),
    GERMANY("de-DE", "EUR", "@ €", ".", ",", "1"),
    BRITAIN("en-GB", "GBP", "£@", ",", ".", "0.85"),
    FRANCE("fr-FR", "EUR", "@ €", "\u202f", ",", "1"),
    SWITZERLAND("de-CH", "CHF", "CHF @", "’", ".", "0.95"),
    POLAND("pl-PL", "PLN", "@ zł", "\u00a0", ",", "4.3"),
    SWEDEN("sv-SE", "SEK", "@ kr", "\u00a0", ",", "11.2"),
    JAPAN("ja-JP", "JPY", "¥@", ",", "", "162"),
    BRAZIL("pt-BR", "BRL", "R$ @", ".", ",", "6.1"),
    INDIA("en-IN", "INR", "₹@", ",", ".", "93");

    private static final int THREE_DIGITS = 3;
    private static final int TWO_DIGITS = 2;

    private final String language;
    private final String currency;
    private final String pattern;
    private final String grouping;
    private final String point;
    private final String rate;

    Storefront(String language, String currency, String pattern, String grouping, String point, String rate) {
        this.language = language;
        this.currency = currency;
        this.pattern = pattern;
        this.grouping = grouping;
        this.point = point;
        this.rate = rate;
    }

    String language() {
        return language;
    }

    String currency() {
        return currency;
    }

    /** Approximate price of a euro. */
    BigDecimal rate() {
        return new BigDecimal(rate);
    }

    /** Whether prices have two decimals; yen do not. */
    boolean hasCents() {
        return !point.isEmpty();
    }

    /** Formats a price in the local style, such as {@code 2.879,20 €} or {@code ₹1,07,000.00}. */
    String show(BigDecimal price) {
        String[] parts = price.toPlainString().split("\\.", -1);
        return pattern.replace("@", grouped(parts[0]) + (parts.length == 2 ? point + parts[1] : ""));
    }

    String grouped(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        // Indian amounts are grouped by three digits once, then by two.
        int step = this == INDIA ? TWO_DIGITS : THREE_DIGITS;
        for (int at = digits.length() - THREE_DIGITS; at > 0; at -= step) {
            grouped.insert(at, grouping);
        }
        return grouped.toString();
    }
}
