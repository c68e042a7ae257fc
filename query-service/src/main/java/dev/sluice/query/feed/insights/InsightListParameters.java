package dev.sluice.query.feed.insights;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters of the list of an insight's rows. */
final class InsightListParameters {

    @Parameter(description = "Beginning of the rows, case-sensitive.", example = "FI/2016-11-02")
    @RestQuery
    String prefix;

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    String cursor;
}
