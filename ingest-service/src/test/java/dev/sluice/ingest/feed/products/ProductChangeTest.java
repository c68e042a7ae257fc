package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Comparison of two consecutive observations. */
class ProductChangeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ProductObservedState first = observed(0, "100.00", "EUR", "InStock");
    private final ProductObservedState last = observed(2, "80.00", "EUR", "InStock");

    @Test
    void aChangeIsInPercentOfTheEarlierPrice() {
        Optional<ProductChange> change = ProductChange.between(first, last);

        assertThat(change).get().extracting(ProductChange::percent).hasToString("-20.0000");
        assertThat(change).get().extracting(ProductChange::amount).hasToString("-20.00");
        assertThat(ProductChange.between(observed(0, "120.00", "EUR", null), last))
                .get()
                .extracting(ProductChange::percent)
                .hasToString("-33.3333");
    }

    @Test
    void currenciesAndAPriceOfZeroAreNotCompared() {
        assertThat(ProductChange.between(first, observed(1, "90.00", "USD", null)))
                .isEmpty();
        assertThat(ProductChange.between(observed(0, "0", "EUR", null), last)).isEmpty();
        assertThat(ProductChange.between(first, observed(1, "100", "EUR", null)))
                .isEmpty();
    }

    @Test
    void aProductOutOfStockAndNowInStockIsBack() {
        assertThat(last.isBackSince(observed(0, null, null, "SoldOut"))).isTrue();
        assertThat(last.isBackSince(observed(0, null, null, "PreOrder"))).isFalse();
        assertThat(last.isBackSince(observed(0, null, null, null))).isFalse();
        assertThat(last.isBackSince(first)).isFalse();
    }

    @Test
    void observationsWithoutAPriceAreSkipped() {
        List<ProductObservedState> nearestFirst = List.of(observed(1, null, null, "SoldOut"), first);

        assertThat(ProductObservedState.priced(nearestFirst)).contains(first);
        assertThat(last.isComparableWith(nearestFirst)).isTrue();
        assertThat(last.isComparableWith(nearestFirst.subList(0, 1))).isFalse();
    }

    private static ProductObservedState observed(int hour, String price, String currency, String availability) {
        return new ProductObservedState(
                "shop.example~1",
                NOON.plusSeconds(3600L * hour),
                "A thing",
                "A brand",
                price == null ? null : new BigDecimal(price),
                currency,
                availability);
    }
}
