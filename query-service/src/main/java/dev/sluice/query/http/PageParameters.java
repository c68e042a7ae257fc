package dev.sluice.query.http;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Parameters that select one page of a list, or the part of it to export. */
public final class PageParameters {

    @Parameter(description = "Items per page, 1 to 500; 50 by default.", example = "50")
    @RestQuery
    public String limit;

    @Parameter(description = "`next` of the previous page.")
    @RestQuery
    public String cursor;
}
