package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.runtime.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The part of a rejected record's value that is stored.
 *
 * @param text the value with its secrets masked, cut when truncated; null if it may contain secrets that cannot be located
 * @param truncated whether only the beginning is stored
 * @param size of the value in bytes
 * @param sha256 of the value's bytes, in hex
 */
record OriginalPayload(String text, boolean truncated, int size, String sha256) {

    /** Enough to find the fault; more would let garbage fill the table. */
    static final int MAX_LENGTH = 64 * 1024;

    static final String MASK = "***";

    static OriginalPayload of(byte[] value, Set<String> secrets) {
        if (value == null) {
            return new OriginalPayload(null, false, 0, Fingerprint.sha256(new byte[0]));
        }
        String text = secrets.isEmpty() ? new String(value, StandardCharsets.UTF_8) : masked(value, secrets);
        boolean truncated = value.length > MAX_LENGTH;
        String kept = text != null && truncated ? text.substring(0, Math.min(MAX_LENGTH, text.length())) : text;
        return new OriginalPayload(kept, truncated, value.length, Fingerprint.sha256(value));
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
