package dev.sluice.scraper.scrape;

import dev.sluice.runtime.access.Role;
import dev.sluice.scraper.http.BodyReader;
import dev.sluice.scraper.http.QueryParameters;
import dev.sluice.scraper.queue.Scrape;
import dev.sluice.scraper.queue.ScrapeState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** REST resource {@code /v1/scrapes}: create, get, list, cancel and repeat scrape requests. */
@Path("/v1/scrapes")
@Singleton
public final class ScrapesResource {

    private final ScrapeService service;

    ScrapesResource(ScrapeService service) {
        this.service = service;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Requests one or many pages, products or sources to be scraped")
    @RequestBodySchema(ScrapeOrder.class)
    @APIResponse(
            responseCode = "202",
            description = "Accepted and stored in Kafka; follow each by its id",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcceptedScrapes.class)))
    @APIResponse(responseCode = "400", description = "Every violation of every item; none was accepted")
    @APIResponse(responseCode = "503", description = "Kafka is unavailable; retry later")
    public Uni<Response> create(String body) {
        return service.accept(body).map(accepted -> Response.accepted(accepted).build());
    }

    @GET
    @RolesAllowed({Role.READER, Role.OPERATOR})
    @Operation(summary = "Lists requests, newest first; state=failed selects those that failed")
    @APIResponseSchema(value = ScrapeList.class, responseCode = "200", responseDescription = "A page of requests")
    @APIResponse(responseCode = "400", description = "A bad state, limit or cursor")
    public Uni<ScrapeList> list(
            @RestQuery String state, @RestQuery @DefaultValue("50") String limit, @RestQuery String cursor) {
        QueryParameters parameters = new QueryParameters();
        Optional<ScrapeState> wanted = parameters.parse(
                "state",
                state,
                tag -> ScrapeState.of(tag).orElseThrow(IllegalArgumentException::new),
                "must be one such as waiting-for-host or failed");
        Optional<Scrape.ListPosition> after = parameters.parse(
                "cursor",
                cursor == null || cursor.isEmpty() ? null : cursor,
                ScrapeList::position,
                "must be one that this list returned");
        int size = parameters.limit(limit, BodyReader.MAX_ITEMS);
        parameters.check();
        return service.list(wanted, after, size);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.READER, Role.OPERATOR})
    @Operation(summary = "Gets a request and its progress")
    @APIResponseSchema(
            value = Scrape.class,
            responseCode = "200",
            responseDescription = "Its state, times, attempts, reasons and events")
    @APIResponse(responseCode = "404", description = "No such request, or it ended long ago")
    public Uni<Scrape> find(@RestPath String id) {
        return service.find(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Cancels a request that is not being fetched yet")
    @APIResponse(responseCode = "204", description = "Cancelled")
    @APIResponse(responseCode = "404", description = "No such request, or it ended long ago")
    @APIResponse(responseCode = "409", description = "The request is being fetched or has ended")
    public Uni<Response> cancel(@RestPath String id) {
        return service.cancel(id).map(cancelled -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/again")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Repeats a request under a new id")
    @APIResponse(
            responseCode = "202",
            description = "Accepted and stored in Kafka",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcceptedScrapes.class)))
    @APIResponse(responseCode = "404", description = "No such request, or it ended long ago")
    public Uni<Response> repeat(@RestPath String id) {
        return service.repeat(id).map(accepted -> Response.accepted(accepted).build());
    }
}
