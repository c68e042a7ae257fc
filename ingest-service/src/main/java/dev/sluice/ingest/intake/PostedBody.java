package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a POST taken apart: one event or an array of them, plain or as CloudEvents.
 *
 * @param items in order
 */
record PostedBody(List<Item> items) {

    /**
     * One event of a body.
     *
     * @param data as it came, or null where a CloudEvent has none
     * @param attributes of the CloudEvent around it, or null for plain data
     */
    record Item(JsonNode data, JsonNode attributes) {

        /** A context attribute as text, if the sender gave it. */
        Optional<String> attribute(String name) {
            return Optional.ofNullable(attributes)
                    .map(given -> given.get(name))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText);
        }
    }

    /** Empty if the body is not JSON. */
    static Optional<PostedBody> parse(byte[] body, boolean cloudEvents) {
        try {
            JsonNode tree = StrictJson.MAPPER.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                return Optional.empty();
            }
            List<JsonNode> nodes = new ArrayList<>();
            if (tree.isArray()) {
                tree.forEach(nodes::add);
            } else {
                nodes.add(tree);
            }
            return Optional.of(new PostedBody(nodes.stream()
                    .map(node -> cloudEvents ? new Item(node.get("data"), node) : new Item(node, null))
                    .toList()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
