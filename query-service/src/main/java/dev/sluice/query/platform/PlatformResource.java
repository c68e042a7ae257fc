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

/** REST resource {@code /v1/platform}: addresses of the other services. Public, since the caller has no token yet. */
@Path("/v1/platform")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "platform", description = "Addresses of the services.")
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
    @Operation(summary = "Addresses of the services", description = "Requires no token.")
    @APIResponse(responseCode = "200", description = "Base addresses; empty for the same origin.")
    public Platform platform() {
        return platform;
    }

    /**
     * Information that the console needs before it has a token.
     *
     * @param ingest base address of ingest-service; empty for the same origin
     * @param scraper base address of scraper-service; empty for the same origin
     * @param auth {@code oidc} if a bearer token is required, else {@code none}
     * @param feeds names of all feeds
     * @param version of query-service
     */
    record Platform(String ingest, String scraper, String auth, List<String> feeds, String version) {}
}
