package dev.sluice.query.feed.products;

import dev.sluice.query.http.Parameters;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of a product's price history. */
final class ProductPriceListParameters {

    private static final Pattern INTERVAL = Pattern.compile("hour|day|week|month");

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

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;

    PriceInterval interval(Parameters given) {
        return given.form("interval", interval, INTERVAL, "hour, day, week or month")
                .map(word -> PriceInterval.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(PriceInterval.DAY);
    }
}
