package dev.sluice.query.export;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says of every list in the API's description that it can be had as a whole. The methods themselves are hidden. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ExportOpenApiFilter implements OASFilter {

    private static final String HOW = " As `text/csv` or `application/x-ndjson` the whole list is streamed, from the"
            + " `cursor` if one is given; `limit` then bounds the whole and may be any number.";

    @Override
    public Operation filterOperation(Operation operation) {
        if (isList(operation)) {
            operation.setDescription(operation.getDescription() + HOW);
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

    /** Only lists have a cursor. */
    private static boolean isList(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(given -> "cursor".equals(given.getName()));
    }
}
