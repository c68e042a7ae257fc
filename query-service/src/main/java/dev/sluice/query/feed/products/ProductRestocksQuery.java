package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.http.DaySpan;
import dev.sluice.query.http.DaySpanParameters;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** REST resource {@code /v1/products/back-in-stock}: products available again, as ingest-service stores them by day. */
@Path("/v1/products/back-in-stock")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductRestocksQuery {

    private static final ExportableList<ProductRestock, KeysetPosition> LIST = new ExportableList<>(
            "products-back-in-stock", ProductRestock.class, ProductChangeTable.LIST, KeysetPosition::parse);

    private final ProductChangeTable table;

    ProductRestocksQuery(ProductChangeTable table) {
        this.table = table;
    }

    @GET
    @CachedAnswer(feeds = "products", moving = true)
    @Operation(
            summary = "Back in stock",
            description = "Products that are available again, newest first. Whole days (UTC): `from` is moved back "
                    + "and `to` forward to midnight.")
    @APIResponse(responseCode = "200", description = "A page of products back in stock.")
    public Uni<Page<ProductRestock>> restocks(@BeanParam DaySpanParameters range, @BeanParam PageParameters asked) {
        return request(range, asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductRestock> export(@BeanParam DaySpanParameters range, @BeanParam PageParameters asked) {
        return request(range, asked).export();
    }

    private ListRequest<ProductRestock, KeysetPosition> request(DaySpanParameters range, PageParameters asked) {
        Parameters given = new Parameters();
        DaySpan span = range.span(given, ChronoUnit.DAYS, Instant.now());
        return LIST.request(given, asked, (after, size) -> table.restocks(span, after, size));
    }
}
