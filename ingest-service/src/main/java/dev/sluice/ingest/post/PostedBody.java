package dev.sluice.ingest.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.intake.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A parsed request body: one event or an array of events, plain or as CloudEvents. */
record PostedBody(List<PostedItem> items) {

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
                    .map(node -> cloudEvents ? new PostedItem(node.get("data"), node) : PostedItem.ofData(node))
                    .toList()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
