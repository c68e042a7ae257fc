package dev.sluice.scraper.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing of prices as people write them. */
class PriceParserTest {

    private static final PriceParser ANYWHERE = new PriceParser(PageLocale.UNKNOWN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "996.90 | 996.90",
                "0 | 0",
                "Free! | 0",
                "gratis | 0",
                "1,299.00 | 1299.00",
                "1.299,00 | 1299.00",
                "12,50 | 12.50",
                "1,234,567 | 1234567",
                "1.234.567 | 1234567",
                "1,23,456.00 | 123456.00",
                "120 000 000 | 120000000",
                "USD 19.99 | 19.99",
                "19.99 EUR | 19.99",
                "CHF 1'299.– | 1299",
                "1’299.00 | 1299.00",
                "299,- | 299",
                "$.75 | 0.75",
                "35€ 99 | 35.99",
                "12⁹⁹ € | 12.99",
                "29.1583 | 29.1583",
                "1000.5 | 1000.5",
                "١٢٣٫٤٥ | 123.45",
                "۱۵۷٬۰۰۰ | 157000",
                "１２，９８０円 | 12980",
                "US$:12.99 | 12.99",
                "$119. 95 | 119.95",
                "Our price: £149.95 incl. VAT | 149.95",
                "-38% 429,00 EUR | 429.00",
                "You save $5.00 - now $20.00 | 20.00",
                "559. 99 undefined 559.99 | 559.99"
            })
    void aClearAmountIsReadWithItsScale(String text, BigDecimal amount) {
        Money money = ANYWHERE.visible(text, null);

        assertThat(money.amount()).as(money.toString()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "call us",
                "auf Anfrage",
                "-5",
                "5 - 9",
                "from 26 to 50 €",
                "841,00 zł – 995,00 zł",
                "Was: $124.95 Now: $99.00",
                "69 TL 41.90 TL",
                "1.2.3",
                "1,2,3",
                "9999999999999",
                "19.99 or 5.99",
                "10% off",
                "%20",
                "5万円",
                "1.2k",
                "B06Y5ZCFHX",
                "500GB"
            })
    void anAmbiguousTextHasNoAmount(String text) {
        assertThat(ANYWHERE.visible(text, null).amount()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | 1.234 € | 1234 | EUR",
                "en-US | $1,234 | 1234 | USD",
                "en-GB | €1,234 | 1234 | EUR",
                "fr-TN | 12,500 DT | 12.500 | TND",
                "en-KW | 423.923 KD | 423.923 | KWD",
                "id | Rp 31.500 | 31500 | IDR",
                "sv-SE | 1 234 kr | 1234 | SEK",
                "nb-NO | 1 234 kr | 1234 | NOK",
                "da | 1.234,50 kr. | 1234.50 | DKK",
                "en-IN | Rs. 1,499 | 1499 | INR",
                "en-PK | Rs. 1,499 | 1499 | PKR",
                "zh-CN | ¥1,234 | 1234 | CNY",
                "ja | ¥1,234 | 1234 | JPY",
                "es-MX | $1,234 | 1234 | MXN",
                "es-CL | $1.234 | 1234 | CLP",
                "en-ZA | R1 234,50 | 1234.50 | ZAR"
            })
    void theLanguageAndTheCurrencyDecideWhatIsAmbiguous(
            String language, String text, BigDecimal amount, String currency) {
        Money money = new PriceParser(PageLocale.of(language)).visible(text, null);

        assertThat(money.amount()).as(money.toString()).isEqualByComparingTo(amount);
        assertThat(money.currency()).isEqualTo(currency);
    }

    @Test
    void contradictionsAreNotReadGuessesHaveAWarning() {
        assertThat(new PriceParser(PageLocale.of("en")).visible("1.234 €", null).amount())
                .isNull();
        assertThat(ANYWHERE.visible("1.234 €", null).amount()).isEqualTo("1234");
        assertThat(ANYWHERE.visible("1.234 €", null).warning()).startsWith("thousands or decimals");
    }

    @Test
    void attributesForMachinesBeginDecimalsAtAPoint() {
        assertThat(new PriceParser(PageLocale.of("en")).markup("24.990", "USD"))
                .isEqualTo(new Money(new BigDecimal("24.990"), "USD", "thousands or decimals: 24.990"));
        assertThat(new PriceParser(PageLocale.of("de")).markup("1.299", "EUR").amount())
                .isEqualTo("1299");
        assertThat(ANYWHERE.markup("31.500", "IDR").amount()).isEqualTo("31500");
        assertThat(ANYWHERE.markup("1.299", "EUR").amount()).isNull();
        assertThat(Money.exact(new BigDecimal("31.500"), "IDR").amount()).isNull();
    }

    @Test
    void wordsThatChangeAPriceAddAWarning() {
        assertThat(ANYWHERE.visible("ab 2,99 €", null).warning()).startsWith("the lowest of several");
        assertThat(ANYWHERE.visible("UVP 69,90 €", null).warning()).startsWith("perhaps a former price");
        assertThat(ANYWHERE.visible("30,56 €/Monat", null).warning()).startsWith("perhaps a part");
        assertThat(ANYWHERE.visible("AED 8000 (USD 2179)", null).warning()).startsWith("one of several");
        assertThat(ANYWHERE.visible("10,00 €", "USD").warning()).startsWith("another currency");
        assertThat(new PriceParser(PageLocale.of("en")).visible("$5", null).warning())
                .startsWith("a sign of several currencies");
    }

    @Test
    void aCurrencyIsACodeInUseOrASignOfOne() {
        assertThat(Currencies.code(" eur ", PageLocale.UNKNOWN)).contains("EUR");
        assertThat(Currencies.code("€", PageLocale.UNKNOWN)).contains("EUR");
        assertThat(Currencies.code("Kč", PageLocale.UNKNOWN)).contains("CZK");
        // ISO 4217's code for no currency.
        assertThat(Currencies.code("XXX", PageLocale.UNKNOWN)).isEmpty();
        assertThat(Currencies.code("$", PageLocale.UNKNOWN)).isEmpty();
        assertThat(Currencies.code("$", PageLocale.of("fr-CA"))).contains("CAD");
    }

    @Test
    void aPageThatNamesTwoLanguagesHasNone() {
        assertThat(PageLocale.of("en", "de_DE")).isEqualTo(PageLocale.UNKNOWN);
        assertThat(PageLocale.of(null, "de_AT", "").country()).isEqualTo("AT");
        assertThat(PageLocale.of("en-EU").country()).isEmpty();
    }
}
