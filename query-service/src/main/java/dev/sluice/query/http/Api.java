package dev.sluice.query.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The title of the API and the problems that its operations share; they refer to them by name. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sluice: query-service",
                        version = "1",
                        description = "Reads what was collected: latest states, histories, and what was rejected. "
                                + "Lists are paged by an opaque cursor; times are RFC 3339 UTC; "
                                + "errors are RFC 9457 problems.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = Api.BAD,
                                    description = "Parameters that are not valid, all of them.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples =
                                                            @ExampleObject(name = "limit", value = Api.BAD_EXAMPLE))),
                            @APIResponse(
                                    name = Api.UNKNOWN,
                                    description = "There is no such thing.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown",
                                                                    value = Api.UNKNOWN_EXAMPLE))),
                            @APIResponse(
                                    name = Api.AWAY,
                                    description = "The store does not answer now; try again.",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds to wait.",
                                                    schema = @Schema(type = SchemaType.INTEGER)),
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples = @ExampleObject(name = "away", value = Api.AWAY_EXAMPLE)))
                        }))
public final class Api extends Application {

    /** Name of the 400 in the API's components. */
    public static final String BAD = "Bad";
    /** Name of the 404 in the API's components. */
    public static final String UNKNOWN = "Unknown";
    /** Name of the 503 in the API's components. */
    public static final String AWAY = "Away";

    static final String PROBLEM = "application/problem+json";
    static final String BAD_EXAMPLE = """
            {"status": 400, "title": "Bad Request", "detail": "The request has parameters that are not valid.",
             "violations": [{"field": "limit", "message": "must be a whole number from 1 to 500", "rejectedValue": "0"}]}""";
    static final String UNKNOWN_EXAMPLE = """
            {"status": 404, "title": "Not Found", "detail": "There is no such user."}""";
    static final String AWAY_EXAMPLE = """
            {"status": 503, "title": "Service Unavailable", "detail": "The tables cannot be read now."}""";
}
