package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of a product that span fields. */
class ProductTest {

    @Test
    void aPriceWithoutACurrencyIsInDoubt() {
        Verdict<Product> verdict = product("10.00", null, "InStock", null).judge();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.price()).isNull();
        assertThat(row.warnings()).containsExactly("price: without a currency");
    }

    @Test
    void anObservationOfNeitherPriceNorAvailabilityIsRejected() {
        Verdict<Product> verdict = product(null, "EUR", null, null).judge();

        assertThat(((Verdict.Rejected<Product>) verdict).violations())
                .extracting(Violation::field)
                .containsExactly("price");
    }

    @Test
    void aRatingAboveFiveIsInDoubt() {
        Verdict<Product> verdict = product("10.00", "EUR", null, "9.5").judge();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.rating()).isNull();
        assertThat(row.price()).isEqualTo(new BigDecimal("10.00"));
        assertThat(row.warnings()).containsExactly("rating: outside 0..5");
    }

    @Test
    void theSiteIsTheFirstHalfOfTheId() {
        assertThat(product("1", "EUR", null, null).site()).isEqualTo("shop.example");
    }

    private static Product product(String price, String currency, String availability, String rating) {
        return new Product(
                "shop.example~1",
                Instant.parse("2026-11-20T12:00:00Z"),
                "https://shop.example/1",
                "A thing",
                null,
                price == null ? null : new BigDecimal(price),
                null,
                currency,
                availability,
                null,
                rating == null ? null : new BigDecimal(rating),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null,
                null);
    }
}
