package dev.sluice.scraper.money;

import java.math.BigDecimal;

/**
 * An amount of money read from a text.
 *
 * @param amount with the scale that was written; null if the text states none or more than one
 * @param currency ISO 4217 code; null if the text does not state it
 * @param warning why the amount is missing or may be wrong; null if it is certain
 */
public record Money(BigDecimal amount, String currency, String warning) {

    public static final Money NONE = new Money(null, null, null);

    /** A higher amount is a mistake; events with one are rejected. */
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999999");

    /** No amount, for the reason given. */
    public static Money none(String warning) {
        return new Money(null, null, warning);
    }

    /** An amount given as a number, such as JSON has, whose decimal separator is certain. */
    public static Money exact(BigDecimal number, String currency) {
        if (number.signum() < 0 || number.compareTo(MAX_AMOUNT) > 0) {
            return none("not a price: " + number);
        }
        // A currency without decimals cannot have 31.500: thousands were printed as a number.
        return number.scale() == 3 && number.precision() > 3 && Currencies.decimals(currency) == 0
                ? none("thousands or decimals: " + number)
                : new Money(number, currency, null);
    }

    /** Whether two amounts are equal; scale and a missing currency are ignored. */
    public boolean same(Money other) {
        return amount.compareTo(other.amount) == 0
                && (currency == null || other.currency == null || currency.equals(other.currency));
    }
}
