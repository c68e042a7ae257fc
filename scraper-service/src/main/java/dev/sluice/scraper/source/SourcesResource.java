package dev.sluice.scraper.source;

import dev.sluice.scraper.access.Roles;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is collected, how often, how the newest run of each source went; and runs that do not wait for the schedule. */
@Path("/v1/sources")
@Singleton
public final class SourcesResource {

    private static final LastRun NEVER = new LastRun(null, null, null, null, null, null, null);

    private final Instance<Source> sources;
    private final SourceRunner runner;
    private final RunStore states;
    private final Pauses pauses;

    SourcesResource(@Any Instance<Source> sources, SourceRunner runner, RunStore states, Pauses pauses) {
        this.sources = sources;
        this.runner = runner;
        this.states = states;
        this.pauses = pauses;
    }

    @GET
    @RolesAllowed(Roles.READER)
    @Operation(summary = "All sources with their newest run")
    @APIResponse(
            responseCode = "200",
            description = "By name",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SourceList.class),
                            examples = @ExampleObject(name = "a backfill under way", value = SourceExamples.SOURCES)))
    public Uni<SourceList> list() {
        return Multi.createFrom()
                .iterable(sources.stream()
                        .sorted(Comparator.comparing(Source::name))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(source -> states.newest(source.name())
                        .map(run -> SourceStatus.of(
                                source, pauses.paused(source.name()), runner.running(source), run.orElse(NEVER))))
                .collect()
                .asList()
                .map(SourceList::new);
    }

    @POST
    @Path("/{feed}/run")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Runs a source now")
    @APIResponse(
            responseCode = "202",
            description = "It runs; see the list of sources",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StartedRun.class),
                            examples = @ExampleObject(name = "a run", value = SourceExamples.RUN)))
    @APIResponse(responseCode = "404", description = "No such source")
    @APIResponse(responseCode = "409", description = "It runs already")
    public Response run(@PathParam("feed") String feed) {
        Source source = source(feed);
        return begin(source, "run", source::run);
    }

    @POST
    @Path("/{feed}/backfill")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Collects a span of the past")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BackfillRequest.class),
                            examples = @ExampleObject(name = "six years", value = SourceExamples.SPAN)))
    @APIResponse(
            responseCode = "202",
            description = "It runs; see the list of sources for its progress",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = StartedRun.class),
                            examples = @ExampleObject(name = "a backfill", value = SourceExamples.BACKFILL)))
    @APIResponse(responseCode = "400", description = "A bad date")
    @APIResponse(responseCode = "404", description = "No such source")
    @APIResponse(responseCode = "409", description = "It runs already, or has no past to collect")
    public Response backfill(@PathParam("feed") String feed, BackfillRequest request) {
        Source source = source(feed);
        if (!(source instanceof Backfill past)) {
            throw HttpProblem.valueOf(Status.CONFLICT, "This source has no past to collect.");
        }
        if (request == null) {
            throw BackfillRequest.bad("from and to are missing");
        }
        LocalDate from = request.first();
        LocalDate to = request.last();
        return begin(source, "backfill", scrapeId -> past.backfill(scrapeId, from, to));
    }

    @POST
    @Path("/{feed}/pause")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Lets a source's schedule rest, in all replicas and over restarts; a run goes to its end")
    @APIResponse(responseCode = "204", description = "It rests")
    @APIResponse(responseCode = "404", description = "No such source")
    public Uni<Response> pause(@PathParam("feed") String feed) {
        return rest(feed, true);
    }

    @POST
    @Path("/{feed}/resume")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Lets a source's schedule go on; what it missed is made up for by one run")
    @APIResponse(responseCode = "204", description = "It goes on")
    @APIResponse(responseCode = "404", description = "No such source")
    public Uni<Response> resume(@PathParam("feed") String feed) {
        return rest(feed, false);
    }

    private Uni<Response> rest(String feed, boolean rest) {
        return pauses.pause(source(feed).name(), rest)
                .map(kept -> Response.noContent().build());
    }

    private Source source(String feed) {
        return sources.stream()
                .filter(source -> source.name().equals(feed))
                .findAny()
                .orElseThrow(() -> HttpProblem.valueOf(Status.NOT_FOUND, "There is no such source."));
    }

    private Response begin(Source source, String task, Function<String, Uni<RunResult>> work) {
        LastRun run = runner.begin(source, task, work)
                .orElseThrow(() -> HttpProblem.valueOf(Status.CONFLICT, "This source is running already."));
        return Response.accepted(new StartedRun(source.name(), run.scrapeId(), run.task(), run.started()))
                .build();
    }
}
