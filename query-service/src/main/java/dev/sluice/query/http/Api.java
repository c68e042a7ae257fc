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

/** OpenAPI title, and the problem responses that operations reference by name. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sluice: query-service",
                        version = "1",
                        description = "Reads collected data: latest states, histories and rejected events. "
                                + "Lists are paged by an opaque cursor; times are RFC 3339 UTC; "
                                + "errors are RFC 9457 problems.",
                        license = @License(name = "Apache-2.0")),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = Api.BAD,
                                    description = "Invalid parameters, all of them.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples =
                                                            @ExampleObject(name = "limit", value = Api.BAD_EXAMPLE))),
                            @APIResponse(
                                    name = Api.UNKNOWN,
                                    description = "The resource does not exist.",
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unknown",
                                                                    value = Api.UNKNOWN_EXAMPLE))),
                            @APIResponse(
                                    name = Api.UNAVAILABLE,
                                    description = "The database is unavailable; try again later.",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds to wait.",
                                                    schema = @Schema(type = SchemaType.INTEGER)),
                                    content =
                                            @Content(
                                                    mediaType = Api.PROBLEM,
                                                    schema = @Schema(ref = "HttpProblem"),
                                                    examples =
                                                            @ExampleObject(
                                                                    name = "unavailable",
                                                                    value = Api.UNAVAILABLE_EXAMPLE)))
                        }))
public final class Api extends Application {

    /** Name of the 400 response component. */
    public static final String BAD = "Bad";
    /** Name of the 404 response component. */
    public static final String UNKNOWN = "Unknown";
    /** Name of the 503 response component. */
    public static final String UNAVAILABLE = "Away";

    static final String PROBLEM = "application/problem+json";
    static final String BAD_EXAMPLE = """
            {"status": 400, "title": "Bad Request", "detail": "The request has invalid parameters.",
             "violations": [{"field": "limit", "message": "must be a whole number from 1 to 500", "rejectedValue": "0"}]}""";
    static final String UNKNOWN_EXAMPLE = """
            {"status": 404, "title": "Not Found", "detail": "The user does not exist."}""";
    static final String UNAVAILABLE_EXAMPLE = """
            {"status": 503, "title": "Service Unavailable", "detail": "The database is unavailable."}""";
}
