package dev.sluice.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * An event to publish.
 *
 * @param key natural key, the record's key and {@code ce_subject}
 * @param time {@code ce_time}
 * @param version the part of {@code ce_id} after the key
 */
record LoadEvent(String key, Instant time, String version, ObjectNode data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String id() {
        return key + "/" + version;
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
