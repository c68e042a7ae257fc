package dev.sluice.query.feed.products;

import dev.sluice.query.http.PageParameters;
import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class ProductPriceListParameters {

    @Parameter(description = "hour, day, week or month; day by default.", example = "day")
    @RestQuery
    String interval;

    @Parameter(
            description = "Observed at this time or later, RFC 3339; may cut the first interval.",
            example = "2026-11-01T00:00:00Z")
    @RestQuery
    String from;

    @Parameter(
            description = "Observed before this time, RFC 3339; may cut the last interval.",
            example = "2026-12-01T00:00:00Z")
    @RestQuery
    String to;

    @BeanParam
    PageParameters page;
}
