package dev.sluice.scraper.feed.products;

import java.math.BigDecimal;

/**
 * What a text says of money.
 *
 * @param amount with the scale that was written; null where the text states none, or more than one
 * @param currency code of ISO 4217; null where the text does not tell
 * @param doubt why the amount is missing, or may be wrong; null for a clear one
 */
record Money(BigDecimal amount, String currency, String doubt) {

    static final Money NONE = new Money(null, null, null);

    /** More is no price but a mistake; the contract refuses it. */
    private static final BigDecimal MOST = new BigDecimal("999999999999");

    static Money none(String doubt) {
        return new Money(null, null, doubt);
    }

    /** A number beyond doubt, such as JSON has. */
    static Money exact(BigDecimal number, String currency) {
        if (number.signum() < 0 || number.compareTo(MOST) > 0) {
            return none("not a price: " + number);
        }
        // A currency without decimals has no 31.500: somebody has printed thousands as a number.
        return number.scale() == 3 && number.precision() > 3 && Currencies.decimals(currency) == 0
                ? none("thousands or decimals: " + number)
                : new Money(number, currency, null);
    }

    /** Whether two amounts are the same money; a scale or a missing currency makes no difference. */
    boolean same(Money other) {
        return amount.compareTo(other.amount) == 0
                && (currency == null || other.currency == null || currency.equals(other.currency));
    }
}
