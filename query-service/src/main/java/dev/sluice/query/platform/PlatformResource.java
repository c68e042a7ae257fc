package dev.sluice.query.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers where the other services are. Open: it says nothing secret, and who asks has no token yet. */
@Path("/v1/platform")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "platform", description = "Where the parts of the platform are.")
final class PlatformResource {

    private final Platform platform;

    PlatformResource(
            @ConfigProperty(name = "sluice.platform.ingest") Optional<String> ingest,
            @ConfigProperty(name = "sluice.platform.scraper") Optional<String> scraper,
            @ConfigProperty(name = "sluice.auth") String auth,
            @ConfigProperty(name = "sluice.feeds") List<String> feeds,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.platform = new Platform(ingest.orElse(""), scraper.orElse(""), auth, feeds, version);
    }

    @GET
    @Operation(summary = "Where the parts of the platform are", description = "Needs no token.")
    @APIResponse(responseCode = "200", description = "Base addresses; empty ones are this origin.")
    public Platform platform() {
        return platform;
    }
}
