package dev.sluice.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class StorefrontTest {

    @Test
    void aPriceIsWrittenAsInItsCountry() {
        BigDecimal price = new BigDecimal("2879.20");

        assertThat(Storefront.US.show(price)).isEqualTo("$2,879.20");
        assertThat(Storefront.GERMANY.show(price)).isEqualTo("2.879,20 €");
        assertThat(Storefront.SWITZERLAND.show(price)).isEqualTo("CHF 2’879.20");
        assertThat(Storefront.JAPAN.show(new BigDecimal("129800"))).isEqualTo("¥129,800");
        assertThat(Storefront.INDIA.show(new BigDecimal("12345678.00"))).isEqualTo("₹1,23,45,678.00");
        assertThat(Storefront.FRANCE.show(new BigDecimal("99.00"))).isEqualTo("99,00 €");
    }
}
