package dev.sluice.scraper.watch;

import dev.sluice.scraper.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Watches by REST: make, look, list, change, take away. */
@Path("/v1/watches")
@Singleton
public final class WatchesResource {

    private static final String CSV = "text/csv";

    private final WatchService desk;

    WatchesResource(WatchService desk) {
        this.desk = desk;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Watches pages: one, several as an array, or many as a table; a page has one watch")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = WatchOrder.class),
                        examples = {
                            @ExampleObject(name = "a page", value = WatchExamples.PAGE),
                            @ExampleObject(name = "a product of Amazon", value = WatchExamples.ASIN)
                        }),
                @Content(mediaType = CSV, examples = @ExampleObject(name = "a table", value = WatchExamples.TABLE))
            })
    @APIResponse(
            responseCode = "201",
            description = "They are watched",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchList.class),
                            examples = @ExampleObject(name = "watched", value = WatchExamples.LIST)))
    @APIResponse(
            responseCode = "200",
            description = "Of a table: the good lines are watched, each bad one has its reason",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchImportResult.class),
                            examples = @ExampleObject(name = "two bad lines", value = WatchExamples.IMPORTED)))
    @APIResponse(responseCode = "400", description = "Everything that is wrong with them; none is watched")
    @APIResponse(responseCode = "503", description = "Kafka did not take them; ask again")
    public Uni<Response> add(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, String body) {
        return type != null && type.startsWith(CSV)
                ? desk.add(desk.table(body)).map(done -> Response.ok(done).build())
                : desk.add(body)
                        .map(made ->
                                Response.status(Status.CREATED).entity(made).build());
    }

    @GET
    @RolesAllowed({Roles.READER, Roles.OPERATOR})
    @Operation(summary = "Watches by id, all or those with a tag")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchList.class),
                            examples = @ExampleObject(name = "one", value = WatchExamples.LIST)))
    @APIResponse(responseCode = "400", description = "A bad limit")
    public WatchList list(
            @QueryParam("tag") String tag,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > WatchService.MOST) {
            throw WatchService.bad("limit must be from 1 to " + WatchService.MOST);
        }
        return desk.list(cursor, Optional.ofNullable(tag), Integer.parseInt(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.READER, Roles.OPERATOR})
    @Operation(summary = "A watch and its next slot")
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchView.class),
                            examples = @ExampleObject(name = "every six hours", value = WatchExamples.SHOWN)))
    @APIResponse(responseCode = "404", description = "No such watch")
    public WatchView find(@PathParam("id") String id) {
        return desk.shown(desk.find(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes rhythm, tags, selector or browser of a watch; what is not named stays")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchOrder.class),
                            examples = @ExampleObject(name = "another rhythm", value = WatchExamples.RHYTHM)))
    @APIResponse(
            responseCode = "200",
            description = "As it is now",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchView.class),
                            examples = @ExampleObject(name = "changed", value = WatchExamples.SHOWN)))
    @APIResponse(responseCode = "400", description = "Everything that is wrong with the change")
    @APIResponse(responseCode = "404", description = "No such watch")
    public Uni<WatchView> change(@PathParam("id") String id, String body) {
        return desk.change(id, body);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Watches a page no longer")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such watch")
    public Uni<Response> remove(@PathParam("id") String id) {
        return desk.remove(id).map(gone -> Response.noContent().build());
    }
}
