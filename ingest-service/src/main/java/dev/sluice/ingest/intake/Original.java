package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What is kept of a rejected record's value.
 *
 * @param text as it came, secrets masked; its head when truncated; null when it may hold secrets that cannot be found
 * @param truncated whether only the head is kept
 * @param size of the value in bytes
 * @param sha256 of the value's bytes, in hex
 */
record Original(String text, boolean truncated, int size, String sha256) {

    /** Enough to see what went wrong; more would let rubbish fill the table. */
    static final int LIMIT = 64 * 1024;

    static final String MASK = "***";

    static Original of(byte[] value, Set<String> secrets) {
        if (value == null) {
            return new Original(null, false, 0, Fingerprint.sha256(new byte[0]));
        }
        String text = secrets.isEmpty() ? new String(value, StandardCharsets.UTF_8) : masked(value, secrets);
        boolean truncated = value.length > LIMIT;
        String kept = text != null && truncated ? text.substring(0, Math.min(LIMIT, text.length())) : text;
        return new Original(kept, truncated, value.length, Fingerprint.sha256(value));
    }

    private static String masked(byte[] value, Set<String> secrets) {
        try {
            JsonNode tree = StrictJson.MAPPER.readTree(value);
            mask(tree, secrets);
            return StrictJson.MAPPER.writeValueAsString(tree);
        } catch (IOException | NumberFormatException e) {
            return null;
        }
    }

    private static void mask(JsonNode node, Set<String> secrets) {
        if (node instanceof ObjectNode object) {
            object.propertyStream()
                    .filter(field -> secrets.contains(field.getKey()))
                    .forEach(field -> field.setValue(TextNode.valueOf(MASK)));
        }
        node.forEach(child -> mask(child, secrets));
    }
}
