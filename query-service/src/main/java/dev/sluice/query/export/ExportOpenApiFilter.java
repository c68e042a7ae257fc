package dev.sluice.query.export;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Documents the export formats of every list in the OpenAPI document; the export methods themselves are hidden. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExportOpenApiFilter implements OASFilter {

    private static final String DESCRIPTION =
            " With `Accept: text/csv` or `application/x-ndjson` the complete list is streamed,"
                    + " starting at `cursor` if given; `limit` then limits the total and may be any number.";

    @Override
    public Operation filterOperation(Operation operation) {
        if (isList(operation)) {
            operation.setDescription(operation.getDescription() + DESCRIPTION);
            Content content = operation.getResponses().getAPIResponse("200").getContent();
            for (ExportFormat format : ExportFormat.values()) {
                content.addMediaType(
                        format.type().toString(),
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING))));
            }
        }
        return operation;
    }

    private static boolean isList(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(given -> "cursor".equals(given.getName()));
    }
}
