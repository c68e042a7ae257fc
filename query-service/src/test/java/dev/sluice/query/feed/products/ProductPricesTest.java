package dev.sluice.query.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.query.feed.products.ProductPrices.ObservedPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aggregation of the observations of an interval, and beginnings of intervals. */
class ProductPricesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void thePricesOfAnIntervalAreSummedUpInTheCurrencyOfTheLast() {
        ProductPrices prices = ProductPrices.of(
                PriceInterval.DAY,
                PriceInterval.DAY.begin(NOON),
                List.of(
                        seen(5, null, null, null),
                        seen(4, "90.00", "EUR", "SoldOut"),
                        seen(3, "120.00", "EUR", "InStock"),
                        seen(2, "1.00", "USD", "InStock"),
                        seen(1, "80.00", "EUR", "InStock"),
                        seen(0, "99.90", "EUR", "InStock")));

        assertThat(prices.from()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(prices.to()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(prices.first()).isEqualTo(new BigDecimal("99.90"));
        assertThat(prices.min()).isEqualTo(new BigDecimal("80.00"));
        assertThat(prices.max()).isEqualTo(new BigDecimal("120.00"));
        assertThat(prices.last()).isEqualTo(new BigDecimal("90.00"));
        assertThat(prices.change()).isEqualTo(new BigDecimal("-9.90"));
        assertThat(prices.changePercent()).isEqualTo(new BigDecimal("-9.91"));
        assertThat(prices.currency()).isEqualTo("EUR");
        assertThat(prices.availability()).isEqualTo("SoldOut");
        assertThat(prices.observations()).isEqualTo(6);
    }

    @Test
    void withoutAPriceThereIsOnlyAvailability() {
        ProductPrices prices = ProductPrices.of(PriceInterval.HOUR, NOON, List.of(seen(0, null, null, "SoldOut")));

        assertThat(prices.first()).isNull();
        assertThat(prices.changePercent()).isNull();
        assertThat(prices.currency()).isNull();
        assertThat(prices.availability()).isEqualTo("SoldOut");
    }

    @Test
    void aPriceThatRoseFromNothingHasNoPercent() {
        ProductPrices prices = ProductPrices.of(
                PriceInterval.HOUR, NOON, List.of(seen(1, "5.00", "EUR", null), seen(0, "0.00", "EUR", null)));

        assertThat(prices.change()).isEqualTo(new BigDecimal("5.00"));
        assertThat(prices.changePercent()).isNull();
    }

    @Test
    void weeksBeginOnMondayAndAllInUtc() {
        assertThat(PriceInterval.HOUR.begin(NOON.plusSeconds(5))).isEqualTo(NOON);
        assertThat(PriceInterval.WEEK.begin(NOON)).isEqualTo("2026-11-16T00:00:00Z");
        assertThat(PriceInterval.WEEK.end(PriceInterval.WEEK.begin(NOON))).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(PriceInterval.MONTH.begin(NOON)).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(PriceInterval.MONTH.end(PriceInterval.MONTH.begin(NOON))).isEqualTo("2026-12-01T00:00:00Z");
    }

    private static ObservedPrice seen(int minute, String price, String currency, String availability) {
        return new ObservedPrice(
                NOON.plusSeconds(60L * minute), price == null ? null : new BigDecimal(price), currency, availability);
    }
}
