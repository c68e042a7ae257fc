package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.query.http.TimeRange;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers how the price of a product went, by hour, day, week or month. */
@Path("/v1/products/{id}/prices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductPricesQuery {

    private static final Pattern INTERVAL = Pattern.compile("hour|day|week|month");

    private final ProductPriceHistory history;

    ProductPricesQuery(ProductPriceHistory history) {
        this.history = history;
    }

    @GET
    @CachedAnswer(feeds = "products")
    @Operation(
            summary = "A product's price history",
            description = "For each interval (UTC) with observations, newest first: first, lowest, highest and last "
                    + "price. A page reads about 5000 observations; it may be short and still have a `next`. An interval "
                    + "with more than 50000 is refused.")
    @APIResponse(responseCode = "200", description = "A page of intervals.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<ProductPrices>> prices(
            @Parameter(description = "Site and local id.", example = "shop.example~NK-D7500") @RestPath String id,
            @Parameter(description = "hour, day, week or month; day if not given.", example = "day") @RestQuery
                    String interval,
            @Parameter(
                            description = "Observed then or later, RFC 3339; cuts the first interval.",
                            example = "2026-11-01T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Observed before, RFC 3339; cuts the last interval.",
                            example = "2026-12-01T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        Asked asked = asked(given, id, interval, from, to);
        int size = given.limit(limit);
        asked.before(given, cursor);
        given.check();
        return page(asked, cursor, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductPrices> export(
            @RestPath String id,
            @RestQuery String interval,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        Asked asked = asked(given, id, interval, from, to);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        asked.before(given, cursor);
        given.check();
        return new Export<>("product-prices", ProductPrices.class, cursor, most, (at, size) -> page(asked, at, size));
    }

    private record Asked(String id, PriceInterval by, TimeRange range) {

        Optional<Instant> before(Parameters given, String cursor) {
            return given.cursor(
                    ProductPriceHistory.list(by), cursor, parts -> Instant.ofEpochMilli(Long.parseLong(parts.get(0))));
        }
    }

    private static Asked asked(Parameters given, String id, String interval, String from, String to) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("product");
        }
        PriceInterval by = given.form("interval", interval, INTERVAL, "hour, day, week or month")
                .map(word -> PriceInterval.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(PriceInterval.DAY);
        return new Asked(id, by, given.range("from", from, "to", to));
    }

    private Uni<Page<ProductPrices>> page(Asked asked, String cursor, int size) {
        Optional<Instant> before = asked.before(new Parameters(), cursor);
        return history.page(asked.id(), asked.by(), ProductHistory.before(before, asked.range()), size)
                .map(page -> page.orElseThrow(() -> Problems.unknown("product")));
    }
}
