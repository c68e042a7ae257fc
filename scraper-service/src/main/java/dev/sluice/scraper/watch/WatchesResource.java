package dev.sluice.scraper.watch;

import dev.sluice.runtime.access.Role;
import dev.sluice.scraper.http.BodyReader;
import dev.sluice.scraper.http.QueryParameters;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/watches}: create, get, list, change and delete watches. */
@Path("/v1/watches")
@Singleton
public final class WatchesResource {

    private static final String CSV = "text/csv";

    private final WatchService service;

    WatchesResource(WatchService service) {
        this.service = service;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, CSV})
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Creates watches: one, several as an array, or many as a CSV table; a page has one watch")
    @RequestBody(
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = WatchOrder.class)),
                @Content(mediaType = CSV)
            })
    @APIResponse(
            responseCode = "201",
            description = "The watches were created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WatchList.class)))
    @APIResponse(
            responseCode = "200",
            description = "For a table: valid lines were imported, each bad line has its reasons",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WatchImportResult.class)))
    @APIResponse(responseCode = "400", description = "Every violation of every item; no watch was created")
    @APIResponse(responseCode = "503", description = "Kafka is unavailable; retry later")
    public Uni<Response> create(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, String body) {
        return type != null && type.startsWith(CSV)
                ? service.importCsv(body).map(result -> Response.ok(result).build())
                : service.create(body)
                        .map(created ->
                                Response.status(Status.CREATED).entity(created).build());
    }

    @GET
    @RolesAllowed({Role.READER, Role.OPERATOR})
    @Operation(summary = "Lists watches by id, all or those with a tag")
    @APIResponseSchema(value = WatchList.class, responseCode = "200", responseDescription = "A page of watches")
    @APIResponse(responseCode = "400", description = "A bad limit")
    public WatchList list(
            @RestQuery String tag,
            @RestQuery @DefaultValue("50") String limit,
            @RestQuery @DefaultValue("") String cursor) {
        QueryParameters parameters = new QueryParameters();
        int size = parameters.limit(limit, BodyReader.MAX_ITEMS);
        parameters.check();
        return service.list(cursor, Optional.ofNullable(tag), size);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.READER, Role.OPERATOR})
    @Operation(summary = "Gets a watch and its next slot")
    @APIResponseSchema(value = WatchView.class, responseCode = "200", responseDescription = "The watch")
    @APIResponse(responseCode = "404", description = "No such watch")
    public WatchView get(@RestPath String id) {
        return service.get(id);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Changes schedule, tags, selector, browser or scrolls of a watch; fields that are not sent stay")
    @RequestBody(
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WatchOrder.class)))
    @APIResponseSchema(value = WatchView.class, responseCode = "200", responseDescription = "The watch")
    @APIResponse(responseCode = "400", description = "Every violation of the change")
    @APIResponse(responseCode = "404", description = "No such watch")
    public Uni<WatchView> change(@RestPath String id, String body) {
        return service.change(id, body);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Deletes a watch")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "No such watch")
    public Uni<Response> delete(@RestPath String id) {
        return service.delete(id).map(deleted -> Response.noContent().build());
    }
}
