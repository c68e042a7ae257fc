package dev.sluice.query.rejected;

import dev.sluice.query.http.PageParameters;
import jakarta.ws.rs.BeanParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class RejectedListParameters {

    @Parameter(description = "Only events of this feed.", example = "users")
    @RestQuery
    String feed;

    @Parameter(description = "Only events with a reason that names this field.", example = "email")
    @RestQuery
    String reason;

    @Parameter(description = "Rejected at this time or later, RFC 3339; 30 days ago by default.")
    @RestQuery
    String from;

    @Parameter(description = "Rejected before this time, RFC 3339; now by default. At most 30 days after `from`.")
    @RestQuery
    String to;

    @BeanParam
    PageParameters page;
}
