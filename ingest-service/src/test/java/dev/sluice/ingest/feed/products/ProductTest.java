package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The rules of a product that span fields. */
class ProductTest {

    @Test
    void aPriceWithoutACurrencyIsImplausible() {
        Verdict<Product> verdict =
                TestProducts.with("price", "10.00", "availability", "InStock").validate();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.price()).isNull();
        assertThat(row.warnings()).containsExactly("price: without a currency");
    }

    @Test
    void anObservationWithoutPriceAndAvailabilityIsRejected() {
        Verdict<Product> verdict = TestProducts.with("currency", "EUR").validate();

        assertThat(((Verdict.Rejected<Product>) verdict).violations())
                .extracting(Violation::field)
                .containsExactly("price");
    }

    @Test
    void aRatingAboveFiveIsImplausible() {
        Verdict<Product> verdict = TestProducts.with("price", "10.00", "currency", "EUR", "rating", "9.5")
                .validate();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.rating()).isNull();
        assertThat(row.price()).isEqualTo(new BigDecimal("10.00"));
        assertThat(row.warnings()).containsExactly("rating: outside 0..5");
    }

    @Test
    void theSiteIsTheFirstPartOfTheId() {
        assertThat(TestProducts.with("price", "1", "currency", "EUR").site()).isEqualTo("shop.example");
    }
}
