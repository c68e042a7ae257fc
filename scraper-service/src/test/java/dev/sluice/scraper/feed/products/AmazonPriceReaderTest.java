package dev.sluice.scraper.feed.products;

import static dev.sluice.scraper.feed.products.AmazonHtml.amount;
import static dev.sluice.scraper.feed.products.AmazonHtml.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The price of Amazon's buy box in each of its elements, never that of another product or offer. */
class AmazonPriceReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-us | $1,499.00 | 1499.00 | USD",
                "en-ca | $1,499.00 | 1499.00 | CAD",
                "en-au | $1,499 | 1499 | AUD",
                "en-gb | £1,499.00 | 1499.00 | GBP",
                "en-in | ₹1,23,456.00 | 123456.00 | INR",
                "de-de | 1.499,00 € | 1499.00 | EUR",
                "de-de | 1.499 € | 1499 | EUR",
                "de-at | € 1.499,00 | 1499.00 | EUR",
                "fr-fr | 1 499,00 € | 1499.00 | EUR",
                "es-es | 1.499,00 € | 1499.00 | EUR",
                "es-mx | $1,499.00 | 1499.00 | MXN",
                "it-it | 1.499,00€ | 1499.00 | EUR",
                "nl-nl | € 1.499,00 | 1499.00 | EUR",
                "pt-br | R$ 1.499,00 | 1499.00 | BRL",
                "pl-pl | 1 499,00 zł | 1499.00 | PLN",
                "sv-se | 1 499,00 kr | 1499.00 | SEK",
                "tr-tr | 1.499,00 TL | 1499.00 | TRY",
                "tr-tr | ₺1.499,00 | 1499.00 | TRY",
                "ja-jp | ￥14,990 | 14990 | JPY",
                "en-ae | AED 1,499.00 | 1499.00 | AED",
                "ar-ae | ‏١٬٤٩٩٫٠٠ د.إ.‏ | 1499.00 | AED",
                "ar-eg | جنيه1,499.00 | 1499.00 | EGP",
                "en-sg | S$1,499.00 | 1499.00 | SGD"
            })
    void amountsAreReadAsPeopleOfThatCountryWriteThem(
            String language, String shown, BigDecimal price, String currency) {
        Product product = read(language, "<div id=corePrice_feature_div>" + amount(shown) + "</div>");

        assertThat(product.price()).isEqualTo(price);
        assertThat(product.currency()).isEqualTo(currency);
        assertThat(product.warnings()).isNull();
        assertThat(product.sources()).containsEntry("price", "amazon").containsEntry("currency", "amazon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=corePriceDisplay_desktop_feature_div><span class='a-price priceToPay'><span class=a-offscreen> </span>"
                        + "<span aria-hidden=true><span class=a-price-symbol>$</span><span class=a-price-whole>996<span"
                        + " class=a-price-decimal>.</span></span><span class=a-price-fraction>95</span></span></span></div>",
                "<div id=corePriceDisplay_desktop_feature_div><span class='a-price priceToPay'><span class=a-price-symbol>$</span>"
                        + "<span class=a-price-whole>996</span><span class=a-price-fraction>95</span></span></div>",
                "<div id=corePrice_desktop><table><tr><td><span class='a-price a-text-price apexPriceToPay'>"
                        + "<span class=a-offscreen>$996.95</span></span></td></tr></table></div>",
                "<span id=priceblock_ourprice class=a-color-price>$996.95</span>",
                "<span id=priceblock_dealprice>$996.95</span><span id=priceblock_ourprice>$996.95</span>",
                "<div id=buybox><span id=price_inside_buybox class=a-color-price> $996.95 </span></div>",
                "<span id=newBuyBoxPrice>$996.95</span>",
                "<div id=tp_price_block_total_price_ww><span class=a-price><span class=a-offscreen>$996.95</span></span></div>",
                "<span id=kindle-price class=a-color-price>$996.95</span>",
                "<span id=price class='a-color-price header-price'>$996.95</span>",
                "<div id=buyNewSection><span class='a-color-price offer-price'>$996.95</span></div>",
                "<div id=cerberus-data-metrics data-asin=B06Y5ZCFHX data-asin-price=996.95 data-asin-currency-code=USD></div>",
                "<input type=hidden id=twister-plus-price-data-price value=996.95><input id=twister-plus-price-data-price-unit"
                        + " value=$>",
                "<span class=a-price data-a-strike=true><span class=a-offscreen>$1,249.00</span></span>"
                        + "<span id=priceblock_saleprice>$996.95</span>"
            })
    void thePriceIsFoundInEachElementOfTheBuyBox(String place) {
        Product product = read("en-us", place);

        assertThat(product.price()).isEqualTo("996.95");
        assertThat(product.currency()).isEqualTo("USD");
        assertThat(product.warnings()).isNull();
    }

    @Test
    void aCrossedOutPriceIsTheListPriceAndAUnitPriceIsIgnored() {
        Product product = read("en-us", """
                <div id="corePriceDisplay_desktop_feature_div">
                <span class="savingsPercentage">-20%</span>
                <span class="a-price priceToPay"><span class="a-offscreen">$996.95</span></span>
                <span class="a-price a-text-price" data-a-size="mini"><span class="a-offscreen">$0.31</span></span>/Ounce
                <span class="basisPrice">List Price: <span class="a-price a-text-price" data-a-strike="true">
                <span class="a-offscreen">$1,249.00</span></span></span></div>""");

        assertThat(product.price()).isEqualTo("996.95");
        assertThat(product.listPrice()).isEqualTo("1249.00");
        assertThat(product.sources()).containsEntry("listPrice", "amazon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div id=usedAccordionRow><div id=corePrice_feature_div>"
                        + "<span class=a-price><span class=a-offscreen>$700.00</span></span></div></div>",
                "<div id=olp_feature_div>Used from <span class=a-price><span class=a-offscreen>$700.00</span></span></div>",
                "<div id=snsAccordionRowMiddle><div id=corePrice_feature_div>"
                        + "<span class=a-price><span class=a-offscreen>$700.00</span></span></div></div>",
                "<div data-asin=B0BUNDLE01><div id=corePrice_feature_div>"
                        + "<span class=a-price><span class=a-offscreen>$700.00</span></span></div></div>",
                "<div id=unqualifiedBuyBox>See All Buying Options</div>"
            })
    void anotherOfferIsNotThePrice(String other) {
        Product product = read("en-us", other);

        assertThat(product.title()).isEqualTo("Nikon D7500");
        assertThat(product.asin()).isEqualTo("B06Y5ZCFHX");
        assertThat(product.price()).isNull();
        assertThat(product.currency()).isNull();
    }

    @Test
    void aRangeOfVariantsIsNoPrice() {
        Product product = read(
                "en-us",
                "<div id=corePrice_feature_div><span class=a-price-range>" + amount("$10.00") + " - " + amount("$20.00")
                        + "</span></div>");

        assertThat(product.price()).isNull();
        assertThat(product.warnings()).containsExactly("price: a range of variants");
    }

    @Test
    void twoPricesInOnePlaceAreNoneTwoPlacesThatDifferWarn() {
        Product two = read("en-us", "<div id=corePrice_feature_div>" + amount("$10.00") + amount("$12.00") + "</div>");
        Product places = read(
                "en-us",
                "<div id=corePrice_feature_div>" + amount("$10.00")
                        + "</div><span id=price_inside_buybox>$12.00</span>");

        assertThat(two.price()).isNull();
        assertThat(places.price()).isEqualTo("10.00");
        assertThat(places.warnings()).containsExactly("price: 10.00 in one place of the page, 12.00 in another");
    }

    @Test
    void anUnavailableProductHasNoPrice() {
        Product product = read("en-us", """
                <div id="outOfStock"><span>Currently unavailable.</span></div>
                <div id="tmmSwatches"><span id="price">$9.99</span></div>""");

        assertThat(product.availability()).isEqualTo("OutOfStock");
        assertThat(product.price()).isNull();
    }
}
