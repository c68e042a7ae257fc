package dev.sluice.query.feed.insights;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of the list of insights. */
final class InsightNameListParameters {

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;
}
