package dev.sluice.scraper.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;

/** Serialises events as JSON: nulls omitted, numbers plain with their scale, times in UTC with milliseconds. */
public final class EventJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule().addSerializer(new InstantSerializer()))
            .build();

    private EventJson() {}

    /** Serialises a record; equal records give equal bytes. */
    public static byte[] bytes(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data.getClass() + " cannot be written as JSON", e);
        }
    }

    /** Serialises a record without one of its fields. */
    public static byte[] bytesWithout(Object data, String field) {
        ObjectNode tree = JSON.valueToTree(data);
        return bytes(tree.without(field));
    }

    /** The names of a record's fields that are not null. */
    public static Set<String> fields(Object data) {
        return JSON.convertValue(data, new TypeReference<Map<String, Object>>() {})
                .keySet();
    }

    /** Formats a time: RFC 3339, UTC, always with three decimals. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** Formats a time with significant microseconds: RFC 3339, UTC, always with six decimals. */
    public static String micros(Instant time) {
        return MICROS.format(time);
    }

    /** Jackson itself omits milliseconds that are zero. */
    private static final class InstantSerializer extends StdSerializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1L;

        private InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(time(value));
        }
    }
}
