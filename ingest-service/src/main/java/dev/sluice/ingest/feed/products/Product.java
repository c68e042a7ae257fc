package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.intake.PlausibilityCheck;
import dev.sluice.ingest.intake.Verdict;
import dev.sluice.ingest.intake.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An observation of a product, as received from its topic and as stored. */
@RegisterForReflection
record Product(
        @NotNull
        @Pattern(
                regexp = "[a-z0-9.-]{1,253}~[A-Za-z0-9._-]{1,64}",
                message = "must be <site>~<local id>, such as amazon.de~B06Y5ZCFHX")
        String productId,

        @NotNull Instant observedAt,

        @NotNull @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "must be an http or https address")
        String url,

        @NotNull(message = "must not be null: no product was found on the page") @Size(min = 1, max = 1000)
        String title,

        @Size(max = 200) String brand,
        @PositiveOrZero @DecimalMax(MAX_PRICE) BigDecimal price,
        @PositiveOrZero @DecimalMax(MAX_PRICE) BigDecimal listPrice,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @Pattern(regexp = AVAILABILITIES, message = "must be a schema.org ItemAvailability such as InStock")
        String availability,

        @Pattern(regexp = CONDITIONS, message = "must be one of Damaged, New, Refurbished, Used")
        String condition,

        @PositiveOrZero BigDecimal rating,
        @PositiveOrZero @Max(MAX_COUNT) Long ratingCount,

        @Pattern(regexp = "[A-Z0-9]{10}", message = "must be an ASIN")
        String asin,

        @Size(max = 200) String sku,

        @Pattern(regexp = "[0-9]{8,14}", message = "must be 8 to 14 digits")
        String gtin,

        @Size(max = 200) String mpn,
        @Size(max = 2000) String imageUrl,
        @Size(max = 200) String countryOfOrigin,
        @Size(max = 200) Map<String, @NotNull @Size(max = 4000) String> attributes,
        @Size(max = 50) List<@NotNull @Size(max = 500) String> warnings,
        @Size(max = 50) Map<String, @NotNull @Size(max = 50) String> sources) {

    /** schema.org ItemAvailability. */
    private static final String AVAILABILITIES = "BackOrder|Discontinued|InStock|InStoreOnly|LimitedAvailability"
            + "|MadeToOrder|OnlineOnly|OutOfStock|PreOrder|PreSale|Reserved|SoldOut";

    /** schema.org OfferItemCondition. */
    private static final String CONDITIONS = "Damaged|New|Refurbished|Used";

    private static final String MAX_PRICE = "999999999999";
    private static final long MAX_COUNT = 9007199254740991L;

    /** More decimals than currencies (ISO 4217: at most 4) and unit prices need. */
    private static final int MAX_SCALE = 6;

    private static final BigDecimal MAX_RATING = BigDecimal.valueOf(5);

    String site() {
        return productId.substring(0, productId.indexOf('~'));
    }

    /** Replaces implausible values by null; rejects an observation that then has neither price nor availability. */
    Verdict<Product> validate() {
        PlausibilityCheck check = new PlausibilityCheck(warnings);
        BigDecimal plausiblePrice = amount("price", price, check);
        if (plausiblePrice == null && availability == null) {
            return Verdict.rejected(
                    new Violation("price", "neither a price with its currency nor an availability was found"));
        }
        return new Verdict.Accepted<>(new Product(
                productId,
                observedAt,
                url,
                title,
                brand,
                plausiblePrice,
                amount("listPrice", listPrice, check),
                currency,
                availability,
                condition,
                check.keepIf("rating", rating, value -> value.compareTo(MAX_RATING) <= 0, "outside 0..5"),
                ratingCount,
                asin,
                sku,
                gtin,
                mpn,
                imageUrl,
                countryOfOrigin,
                attributes,
                check.warnings(),
                sources));
    }

    private BigDecimal amount(String field, BigDecimal amount, PlausibilityCheck check) {
        BigDecimal exact = check.keepIf(field, amount, value -> value.scale() <= MAX_SCALE, "too many decimals");
        return check.keepIf(field, exact, value -> currency != null, "without a currency");
    }
}
