package dev.sluice.query.feed.products;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of the list of products back in stock. */
final class ProductRestockListParameters {

    @Parameter(
            description = "Back in stock on this day or later, RFC 3339; seven days before `to` by default.",
            example = "2026-11-14T00:00:00Z")
    @RestQuery
    String from;

    @Parameter(
            description = "Back in stock before this time, RFC 3339; now by default. At most 31 days after `from`.",
            example = "2026-11-21T00:00:00Z")
    @RestQuery
    String to;

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;
}
