package dev.sluice.query.feed.solarflares;

import dev.sluice.query.http.PageParameters;
import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class SolarNotificationListParameters {

    @Parameter(description = "Issued at this time or later, RFC 3339.", example = "2017-09-01T00:00:00Z")
    @RestQuery
    String from;

    @Parameter(description = "Issued before this time, RFC 3339; now by default.", example = "2017-10-01T00:00:00Z")
    @RestQuery
    String to;

    @Parameter(description = "FLR, SEP, CME, IPS, MPC, GST, RBE or Report, case-insensitive.", example = "FLR")
    @RestQuery
    String type;

    @BeanParam
    PageParameters page;
}
