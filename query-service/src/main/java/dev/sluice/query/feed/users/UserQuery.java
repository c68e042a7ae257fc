package dev.sluice.query.feed.users;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.http.Api;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.PlainText;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers for users: lists straight from the table, one by its id through the cache. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "users", description = "People, each as last collected.")
final class UserQuery {

    private final UserTable table;
    private final EntityCache<User> cached;

    UserQuery(UserTable table, EntityCaches caches) {
        this.table = table;
        this.cached = caches.of("users", User.class);
    }

    @GET
    @CachedAnswer(feeds = "users")
    @Operation(summary = "List users", description = "In a fixed order without meaning; all filters given must hold.")
    @APIResponse(responseCode = "200", description = "A page of users.")
    @APIResponse(responseCode = "400", ref = Api.BAD)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<Page<User>> list(
            @Parameter(description = "Country by name, in any case.", example = "Norway") @RestQuery String country,
            @Parameter(description = "ISO 3166-1 alpha-2.", example = "NO") @RestQuery String nationality,
            @Parameter(description = "As the source says it.", example = "female") @RestQuery String gender,
            @Parameter(description = "Registered then or later, RFC 3339.", example = "2015-01-01T00:00:00Z") @RestQuery
                    String registeredFrom,
            @Parameter(description = "Registered before, RFC 3339.", example = "2016-01-01T00:00:00Z") @RestQuery
                    String registeredTo,
            @Parameter(description = "Items a page, 1 to 500; 50 if not given.", example = "50") @RestQuery
                    String limit,
            @Parameter(description = "The `next` of the page before.") @RestQuery String cursor) {
        Parameters given = new Parameters();
        UserTable.UserFilter filter = filter(given, country, nationality, gender, registeredFrom, registeredTo);
        int size = given.limit(limit);
        Optional<Long> after = after(given, cursor);
        given.check();
        return table.list(filter, after, size);
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<User> export(
            @RestQuery String country,
            @RestQuery String nationality,
            @RestQuery String gender,
            @RestQuery String registeredFrom,
            @RestQuery String registeredTo,
            @RestQuery String limit,
            @RestQuery String cursor) {
        Parameters given = new Parameters();
        UserTable.UserFilter filter = filter(given, country, nationality, gender, registeredFrom, registeredTo);
        int most = given.limit(limit, Export.ALL, Export.ALL);
        after(given, cursor);
        given.check();
        return new Export<>(
                "users", User.class, cursor, most, (at, size) -> table.list(filter, after(given, at), size));
    }

    @GET
    @CachedAnswer(feeds = "users", key = "id")
    @Path("{id}")
    @Operation(summary = "One user", description = "The latest state; a change is seen as soon as it is stored.")
    @APIResponse(responseCode = "200", description = "The user.")
    @APIResponse(responseCode = "404", ref = Api.UNKNOWN)
    @APIResponse(responseCode = "503", ref = Api.AWAY)
    public Uni<User> one(
            @Parameter(description = "The source's uuid.", example = "7a0eed16-9430-4d68-901f-c0d4c1c3bf00") @RestPath
                    String id) {
        if (!PlainText.isId(id)) {
            throw Problems.unknown("user");
        }
        return cached.read(id, () -> table.byId(id)).map(user -> user.orElseThrow(() -> Problems.unknown("user")));
    }

    private static UserTable.UserFilter filter(
            Parameters given, String country, String nationality, String gender, String from, String to) {
        return new UserTable.UserFilter(
                given.text("country", country),
                given.text("nationality", nationality).map(code -> code.toUpperCase(Locale.ROOT)),
                given.text("gender", gender).map(word -> word.toLowerCase(Locale.ROOT)),
                given.range("registeredFrom", from, "registeredTo", to));
    }

    private static Optional<Long> after(Parameters given, String cursor) {
        return given.cursor(UserTable.LIST, cursor, parts -> Long.valueOf(parts.get(0)));
    }
}
