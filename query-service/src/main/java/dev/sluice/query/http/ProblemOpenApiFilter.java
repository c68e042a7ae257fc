package dev.sluice.query.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/**
 * Documents the problem responses of every operation with parameters, all of which read a backend: 400 for query
 * parameters, 404 for path parameters, and 503.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemOpenApiFilter implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        if (parameters != null && !parameters.isEmpty()) {
            add(operation, "503", Api.UNAVAILABLE);
            parameters.forEach(parameter -> {
                if (parameter.getIn() == In.QUERY) {
                    add(operation, "400", Api.BAD);
                } else if (parameter.getIn() == In.PATH) {
                    add(operation, "404", Api.UNKNOWN);
                }
            });
        }
        return operation;
    }

    private static void add(Operation operation, String status, String response) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
