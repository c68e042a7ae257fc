package dev.sluice.backends.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Prices and names as their countries write them. */
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

    @Test
    void aNameBecomesAsciiWhateverItsScript() {
        assertThat(new Name("Đorđe", "Đorđe").ascii()).isEqualTo("djordje");
        assertThat(new Name("علی", "aaly").ascii()).isEqualTo("aaly");
        assertThat(new Name("van 't Hof", "van 't Hof").ascii()).isEqualTo("vanthof");
        assertThat(new Name("Ødegård", "Ødegård").ascii()).isEqualTo("odegard");
        assertThat(new Name("Großmann", "Großmann").ascii()).isEqualTo("grossmann");
    }
}
