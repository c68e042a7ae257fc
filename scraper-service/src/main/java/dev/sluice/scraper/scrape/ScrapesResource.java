package dev.sluice.scraper.scrape;

import dev.sluice.scraper.access.Roles;
import dev.sluice.scraper.queue.ScrapeState;
import dev.sluice.scraper.queue.StoredRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Requests by REST: ask, look, list, take back, ask again. */
@Path("/v1/scrapes")
@Singleton
public final class ScrapesResource {

    private final ScrapeService desk;

    ScrapesResource(ScrapeService desk) {
        this.desk = desk;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Asks for one or many pages, products or sources to be scraped")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScrapeOrder.class),
                            examples = {
                                @ExampleObject(name = "a page", value = ScrapeExamples.PAGE),
                                @ExampleObject(name = "many, in one array", value = ScrapeExamples.MANY)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "They are safe in Kafka; look at each by its id",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AcceptedScrapes.class),
                            examples = @ExampleObject(name = "asked", value = ScrapeExamples.ASKED)))
    @APIResponse(responseCode = "400", description = "Everything that is wrong with them; none was taken")
    @APIResponse(responseCode = "503", description = "Kafka did not take them; ask again")
    public Uni<Response> ask(String body) {
        return desk.ask(body).map(asked -> Response.accepted(asked).build());
    }

    @GET
    @RolesAllowed({Roles.READER, Roles.OPERATOR})
    @Operation(summary = "Requests, newest first; those that have failed rest at state=failed")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ScrapeList.class),
                            examples = @ExampleObject(name = "failed", value = ScrapeExamples.LIST)))
    @APIResponse(responseCode = "400", description = "A bad state, limit or cursor")
    public Uni<ScrapeList> list(
            @QueryParam("state") String state,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") String cursor) {
        Optional<ScrapeState> wanted = Optional.ofNullable(state).map(tag -> ScrapeState.of(tag)
                .orElseThrow(() -> ScrapeService.bad("state must be one such as waiting-for-host or failed")));
        return desk.list(wanted, place(cursor), limit(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.READER, Roles.OPERATOR})
    @Operation(summary = "How far a request has come")
    @APIResponse(
            responseCode = "200",
            description = "Its state, times, attempts, reasons and events",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Scrape.class),
                            examples = @ExampleObject(name = "stored", value = ScrapeExamples.STORED)))
    @APIResponse(responseCode = "404", description = "None, or one that ended long ago")
    public Uni<Scrape> find(@PathParam("id") String id) {
        return desk.find(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Takes a request back that is not being fetched yet")
    @APIResponse(responseCode = "204", description = "It is cancelled")
    @APIResponse(responseCode = "404", description = "None, or one that ended long ago")
    @APIResponse(responseCode = "409", description = "It is too late")
    public Uni<Response> cancel(@PathParam("id") String id) {
        return desk.cancel(id).map(cancelled -> Response.noContent().build());
    }

    @POST
    @Path("/{id}/again")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Asks for the same once more, under a new id")
    @APIResponse(
            responseCode = "202",
            description = "It is safe in Kafka",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AcceptedScrapes.class),
                            examples = @ExampleObject(name = "asked", value = ScrapeExamples.ASKED)))
    @APIResponse(responseCode = "404", description = "None, or one that ended long ago")
    public Uni<Response> again(@PathParam("id") String id) {
        return desk.again(id).map(asked -> Response.accepted(asked).build());
    }

    private static Optional<StoredRequest.Place> place(String cursor) {
        try {
            return ScrapeList.place(cursor);
        } catch (IllegalArgumentException e) {
            throw ScrapeService.bad("cursor must be one that this list gave");
        }
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > ScrapeService.MOST) {
            throw ScrapeService.bad("limit must be from 1 to " + ScrapeService.MOST);
        }
        return Integer.parseInt(text);
    }
}
