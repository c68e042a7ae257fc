package dev.sluice.query.feed.products;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.cassandra.KeysetPosition;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers what came back into stock, from the returns that ingest-service keeps by day. */
@Path("/v1/products/back-in-stock")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "products")
final class ProductRestocksQuery {

    private final ProductChangeTable table;

    ProductRestocksQuery(ProductChangeTable table) {
        this.table = table;
    }

    @GET
    @CachedAnswer(feeds = "products", moving = true)
    @Operation(
            summary = "Back in stock",
            description = "Products that could be bought again, newest first. Whole days (UTC): `from` is moved back "
                    + "and `to` forward to midnight.")
    @APIResponse(responseCode = "200", description = "A page of products back in stock.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<ProductRestock>> restocks(
            @Parameter(
                            description = "Back on that day or later, RFC 3339; if not given, seven days before `to`.",
                            example = "2026-11-14T00:00:00Z")
                    @RestQuery
                    String from,
            @Parameter(
                            description = "Back before, RFC 3339; now if not given. At most 31 days after `from`.",
                            example = "2026-11-21T00:00:00Z")
                    @RestQuery
                    String to,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        ChangeSpan span = ChangeSpan.of(given, from, to, Instant.now());
        int size = given.limit(limit);
        Optional<KeysetPosition> after = after(given, cursor);
        given.check();
        return table.restocks(span, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<ProductRestock> export(
            @RestQuery String from, @RestQuery String to, @RestQuery String limit, @RestQuery String cursor) {
        Parameters given = new Parameters();
        ChangeSpan span = ChangeSpan.of(given, from, to, Instant.now());
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "products-back-in-stock",
                ProductRestock.class,
                cursor,
                most,
                (at, size) -> table.restocks(span, after(given, at), size));
    }

    private static Optional<KeysetPosition> after(Parameters given, String cursor) {
        return given.cursor(
                ProductChangeTable.LIST,
                cursor,
                parts -> new KeysetPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1)));
    }
}
