package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two observations of a product that follow each other come to. */
class ProductChangeTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ProductSighting first = seen(0, "100.00", "EUR", "InStock");
    private final ProductSighting last = seen(2, "80.00", "EUR", "InStock");

    @Test
    void aChangeIsToldInPercentOfTheEarlierPrice() {
        Optional<ProductChange> change = ProductChange.between(first, last);

        assertThat(change).get().extracting(ProductChange::percent).hasToString("-20.0000");
        assertThat(change).get().extracting(ProductChange::amount).hasToString("-20.00");
        assertThat(ProductChange.between(seen(0, "120.00", "EUR", null), last))
                .get()
                .extracting(ProductChange::percent)
                .hasToString("-33.3333");
    }

    @Test
    void nothingIsComparedAcrossCurrenciesOrWithAPriceOfNothing() {
        assertThat(ProductChange.between(first, seen(1, "90.00", "USD", null))).isEmpty();
        assertThat(ProductChange.between(seen(0, "0", "EUR", null), last)).isEmpty();
        assertThat(ProductChange.between(first, seen(1, "100", "EUR", null))).isEmpty();
    }

    @Test
    void whatCouldNotBeBoughtAndNowCanIsBack() {
        assertThat(last.isBackSince(seen(0, null, null, "SoldOut"))).isTrue();
        assertThat(last.isBackSince(seen(0, null, null, "PreOrder"))).isFalse();
        assertThat(last.isBackSince(seen(0, null, null, null))).isFalse();
        assertThat(last.isBackSince(first)).isFalse();
    }

    @Test
    void neighboursWithoutAPriceSayNothingOfIt() {
        List<ProductSighting> nearestFirst = List.of(seen(1, null, null, "SoldOut"), first);

        assertThat(ProductSighting.priced(nearestFirst)).contains(first);
        assertThat(last.isMetBy(nearestFirst)).isTrue();
        assertThat(last.isMetBy(nearestFirst.subList(0, 1))).isFalse();
    }

    private static ProductSighting seen(int hour, String price, String currency, String availability) {
        return new ProductSighting(
                "shop.example~1",
                NOON.plusSeconds(3600L * hour),
                "A thing",
                price == null ? null : new BigDecimal(price),
                currency,
                availability);
    }
}
