package dev.sluice.query.feed.users;

import dev.sluice.query.feed.users.UserTable.UserFilter;
import dev.sluice.query.http.PageParameters;
import dev.sluice.query.http.Parameters;
import jakarta.ws.rs.BeanParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

final class UserListParameters {

    @Parameter(description = "Country by name, case-insensitive.", example = "Norway")
    @RestQuery
    String country;

    @Parameter(description = "ISO 3166-1 alpha-2.", example = "NO")
    @RestQuery
    String nationality;

    @Parameter(description = "As given by the source.", example = "female")
    @RestQuery
    String gender;

    @Parameter(description = "Registered at this time or later, RFC 3339.", example = "2015-01-01T00:00:00Z")
    @RestQuery
    String registeredFrom;

    @Parameter(description = "Registered before this time, RFC 3339.", example = "2016-01-01T00:00:00Z")
    @RestQuery
    String registeredTo;

    @BeanParam
    PageParameters page;

    UserFilter filter(Parameters given) {
        return new UserFilter(
                given.text("country", country),
                given.text("nationality", nationality).map(code -> code.toUpperCase(Locale.ROOT)),
                given.text("gender", gender).map(word -> word.toLowerCase(Locale.ROOT)),
                given.range("registeredFrom", registeredFrom, "registeredTo", registeredTo));
    }
}
