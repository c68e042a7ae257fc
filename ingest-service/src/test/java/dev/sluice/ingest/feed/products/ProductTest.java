package dev.sluice.ingest.feed.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The rules of a product that span fields. */
class ProductTest {

    @Test
    void aPriceWithoutACurrencyIsInDoubt() {
        Verdict<Product> verdict =
                GivenProduct.with("price", "10.00", "availability", "InStock").judge();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.price()).isNull();
        assertThat(row.warnings()).containsExactly("price: without a currency");
    }

    @Test
    void anObservationOfNeitherPriceNorAvailabilityIsRejected() {
        Verdict<Product> verdict = GivenProduct.with("currency", "EUR").judge();

        assertThat(((Verdict.Rejected<Product>) verdict).violations())
                .extracting(Violation::field)
                .containsExactly("price");
    }

    @Test
    void aRatingAboveFiveIsInDoubt() {
        Verdict<Product> verdict = GivenProduct.with("price", "10.00", "currency", "EUR", "rating", "9.5")
                .judge();

        Product row = ((Verdict.Accepted<Product>) verdict).row();
        assertThat(row.rating()).isNull();
        assertThat(row.price()).isEqualTo(new BigDecimal("10.00"));
        assertThat(row.warnings()).containsExactly("rating: outside 0..5");
    }

    @Test
    void theSiteIsTheFirstHalfOfTheId() {
        assertThat(GivenProduct.with("price", "1", "currency", "EUR").site()).isEqualTo("shop.example");
    }
}
