package dev.sluice.scraper.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of markup: what is clear is read with its scale, what could mean two things is not read at all. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "996.90 | 996.90",
                "0 | 0",
                "1,299.00 | 1299.00",
                "1.299,00 | 1299.00",
                "12,50 | 12.50",
                "1,234,567 | 1234567",
                "USD 19.99 | 19.99",
                "19.99 EUR | 19.99",
                "$ 5 | 5",
                "1000.5 | 1000.5"
            })
    void aClearAmountIsReadWithItsScale(String text, BigDecimal amount) {
        assertThat(Money.amount(text)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "free",
                "1,234",
                "1.234",
                "12.345",
                "-5",
                "5 - 9",
                "from 5",
                "1.2.3",
                "1,2,3",
                "1e9",
                "9999999999999",
                "19.99 or 5 more",
                "10% off"
            })
    void whatCouldMeanTwoThingsIsNothing(String text) {
        assertThat(Money.amount(text)).isEmpty();
    }

    @Test
    void aCurrencyIsACodeInUse() {
        assertThat(Money.currency(" eur ")).contains("EUR");
        assertThat(Money.currency("€")).contains("EUR");
        assertThat(Money.currency("XXX")).isEmpty();
        assertThat(Money.currency("$")).isEmpty();
        assertThat(Money.currencyBeside("GBP 5")).contains("GBP");
    }
}
