package dev.sluice.scraper.source;

import dev.sluice.runtime.access.Role;
import dev.sluice.scraper.http.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource {@code /v1/sources}: list sources with their newest runs, run, backfill, pause and resume them. */
@Path("/v1/sources")
@Singleton
public final class SourcesResource {

    private final Instance<Source> sources;
    private final SourceRunner runner;
    private final RunStore runs;
    private final SourcePauses pauses;

    SourcesResource(@Any Instance<Source> sources, SourceRunner runner, RunStore runs, SourcePauses pauses) {
        this.sources = sources;
        this.runner = runner;
        this.runs = runs;
        this.pauses = pauses;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(summary = "Lists all sources with their newest run")
    @APIResponseSchema(value = SourceList.class, responseCode = "200", responseDescription = "Sources by name")
    public Uni<SourceList> list() {
        return Multi.createFrom()
                .iterable(sources.stream()
                        .sorted(Comparator.comparing(Source::name))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(source -> runs.newest(source.name())
                        .map(run -> SourceStatus.of(
                                source, pauses.paused(source.name()), runner.running(source), run.orElse(null))))
                .collect()
                .asList()
                .map(SourceList::new);
    }

    @POST
    @Path("/{feed}/run")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Runs a source now")
    @APIResponse(
            responseCode = "202",
            description = "Started; see the list of sources",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StartedRun.class)))
    @APIResponse(responseCode = "404", description = "No such source")
    @APIResponse(responseCode = "409", description = "The source is running already")
    public Response run(@RestPath String feed) {
        Source source = source(feed);
        return start(source, "run", source::run);
    }

    @POST
    @Path("/{feed}/backfill")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Collects a span of the past")
    @APIResponse(
            responseCode = "202",
            description = "Started; its progress is in the list of sources",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StartedRun.class)))
    @APIResponse(responseCode = "400", description = "Every violation of the dates")
    @APIResponse(responseCode = "404", description = "No such source")
    @APIResponse(responseCode = "409", description = "The source is running already, or cannot backfill")
    public Response backfill(@RestPath String feed, BackfillRequest request) {
        Source source = source(feed);
        if (!(source instanceof Backfill past)) {
            throw Problems.conflict("This source cannot backfill.");
        }
        if (request == null) {
            throw Problems.badRequest("The body must hold from and to.");
        }
        request.check();
        return start(source, "backfill", scrapeId -> past.backfill(scrapeId, request.first(), request.last()));
    }

    @POST
    @Path("/{feed}/pause")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Pauses a source's schedule, in all replicas and across restarts; a current run continues")
    @APIResponse(responseCode = "204", description = "Paused")
    @APIResponse(responseCode = "404", description = "No such source")
    public Uni<Response> pause(@RestPath String feed) {
        return setPaused(feed, true);
    }

    @POST
    @Path("/{feed}/resume")
    @RolesAllowed(Role.OPERATOR)
    @Operation(summary = "Resumes a source's schedule; one run makes up for what it missed")
    @APIResponse(responseCode = "204", description = "Resumed")
    @APIResponse(responseCode = "404", description = "No such source")
    public Uni<Response> resume(@RestPath String feed) {
        return setPaused(feed, false);
    }

    private Uni<Response> setPaused(String feed, boolean paused) {
        return pauses.set(source(feed).name(), paused)
                .map(stored -> Response.noContent().build());
    }

    private Source source(String feed) {
        return sources.stream()
                .filter(source -> source.name().equals(feed))
                .findAny()
                .orElseThrow(() -> Problems.notFound("There is no such source."));
    }

    private Response start(Source source, String task, Function<String, Uni<RunResult>> work) {
        LastRun run = runner.start(source, task, work)
                .orElseThrow(() -> Problems.conflict("This source is running already."));
        return Response.accepted(new StartedRun(source.name(), run.scrapeId(), run.task(), run.started()))
                .build();
    }
}
