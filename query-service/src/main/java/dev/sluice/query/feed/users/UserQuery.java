package dev.sluice.query.feed.users;

import dev.sluice.query.answer.CachedAnswer;
import dev.sluice.query.answer.EntityCache;
import dev.sluice.query.answer.EntityCaches;
import dev.sluice.query.export.Export;
import dev.sluice.query.export.ExportableList;
import dev.sluice.query.export.ExportableList.ListRequest;
import dev.sluice.query.feed.users.UserTable.UserFilter;
import dev.sluice.query.http.Page;
import dev.sluice.query.http.Parameters;
import dev.sluice.query.http.Problems;
import dev.sluice.runtime.access.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/users}: lists from the table, single users through the cache. */
@Path("/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.READER)
@Tag(name = "users", description = "People as last collected.")
final class UserQuery {

    private static final ExportableList<User, Long> LIST =
            new ExportableList<>("users", User.class, UserTable.LIST, parts -> Long.valueOf(parts.get(0)));

    private final UserTable table;
    private final EntityCache<User> cached;

    UserQuery(UserTable table, EntityCaches caches) {
        this.table = table;
        this.cached = caches.of("users", User.class);
    }

    @GET
    @CachedAnswer(feeds = "users")
    @Operation(summary = "List users", description = "Users that match all filters, in a fixed but arbitrary order.")
    @APIResponse(responseCode = "200", description = "A page of users.")
    public Uni<Page<User>> list(@BeanParam UserListParameters asked) {
        return request(asked).page();
    }

    @GET
    @Produces({Export.CSV, Export.NDJSON})
    @Operation(hidden = true)
    @NonBlocking
    public Export<User> export(@BeanParam UserListParameters asked) {
        return request(asked).export();
    }

    @GET
    @CachedAnswer(feeds = "users", key = "id")
    @Path("{id}")
    @Operation(summary = "One user", description = "The latest state; changes are visible as soon as they are stored.")
    @APIResponse(responseCode = "200", description = "The user.")
    public Uni<User> one(
            @Parameter(description = "UUID given by the source.", example = "7a0eed16-9430-4d68-901f-c0d4c1c3bf00")
                    @RestPath
                    String id) {
        Problems.requireId(id, "user");
        return cached.read(id, () -> table.byId(id)).map(user -> user.orElseThrow(() -> Problems.unknown("user")));
    }

    private ListRequest<User, Long> request(UserListParameters asked) {
        Parameters given = new Parameters();
        UserFilter filter = asked.filter(given);
        return LIST.request(given, asked.page, (after, size) -> table.list(filter, after, size));
    }
}
