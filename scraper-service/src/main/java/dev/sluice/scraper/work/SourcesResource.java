package dev.sluice.scraper.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What is collected, how often, and how the newest run of each source went. */
@Path("/v1/sources")
@Singleton
public final class SourcesResource {

    private static final LastRun NEVER = new LastRun(null, null, null, null, null);

    private final Instance<Source> sources;
    private final Runner runner;
    private final RunStates states;

    SourcesResource(@Any Instance<Source> sources, Runner runner, RunStates states) {
        this.sources = sources;
        this.runner = runner;
        this.states = states;
    }

    @GET
    @Operation(summary = "All sources with their newest run")
    @APIResponse(
            responseCode = "200",
            description = "By name",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SourceList.class),
                            examples = @ExampleObject(name = "two sources", value = """
                                                    {"items":[{"name":"products","every":"off","running":false},
                                                    {"name":"users","every":"1h","running":false,
                                                    "started":"2026-11-20T12:00:00.125Z",
                                                    "finished":"2026-11-20T12:00:31.250Z","published":5000,"failed":0}]}
                                                    """)))
    public Uni<SourceList> list() {
        return Multi.createFrom()
                .iterable(sources.stream()
                        .sorted(Comparator.comparing(Source::name))
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(source -> states.newest(source.name())
                        .map(run -> SourceStatus.of(source, runner.running(source), run.orElse(NEVER))))
                .collect()
                .asList()
                .map(SourceList::new);
    }
}
