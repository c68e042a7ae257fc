package dev.sluice.ingest.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An event of a request body.
 *
 * @param data as posted; null if a CloudEvent has none
 * @param attributes the enclosing CloudEvent, or null for plain data
 */
public record PostedItem(JsonNode data, JsonNode attributes) {

    /** Plain data without a CloudEvent around it. */
    public static PostedItem ofData(JsonNode data) {
        return new PostedItem(data, null);
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes)
                .map(given -> given.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
