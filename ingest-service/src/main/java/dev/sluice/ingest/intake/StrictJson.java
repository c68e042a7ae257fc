package dev.sluice.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Strict JSON as the contract's schemas define it: no coercion of types, no duplicate keys; numbers keep their scale. */
public final class StrictJson {

    /** Separate from the mapper of REST, which may be more lenient. */
    public static final JsonMapper MAPPER = mapper();

    /** The maximum size of an event as published. */
    static final int MAX_EVENT_BYTES = 1024 * 1024;

    private static final int ESCAPE_LENGTH = "\\uD83D".length();

    /** The maximum digits of a decimal number, before and after its point. */
    static final int MAX_DIGITS = 100;

    private StrictJson() {}

    /** Encodes a record of plain values. */
    public static byte[] bytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values can be written", e);
        }
    }

    /** Encodes an event, or says why it cannot be stored and published; called before anything of it is stored. */
    public static Verdict<byte[]> encode(Object event) {
        byte[] data = bytes(event);
        if (data.length > MAX_EVENT_BYTES) {
            return Verdict.rejected(tooLarge());
        }
        return hasLoneSurrogate(data)
                ? Verdict.rejected(Violation.unreadable("has half of a surrogate pair, which UTF-8 cannot encode"))
                : new Verdict.Accepted<>(data);
    }

    /** Jackson escapes surrogates, in pairs or not; Cassandra refuses a text with half of a pair. */
    private static boolean hasLoneSurrogate(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            if (json[at] == '\\') {
                char first = escaped(json, at);
                if (Character.isSurrogate(first)) {
                    at += ESCAPE_LENGTH;
                    if (!Character.isSurrogatePair(first, escaped(json, at))) {
                        return true;
                    }
                    at += ESCAPE_LENGTH - 1;
                } else {
                    // The character after a backslash is never the beginning of another escape.
                    at++;
                }
            }
        }
        return false;
    }

    /** The character of an escape such as {@code \\u00e9}; NUL for anything else. */
    private static char escaped(byte[] json, int at) {
        return at + ESCAPE_LENGTH <= json.length && json[at] == '\\' && json[at + 1] == 'u'
                ? (char) Integer.parseInt(new String(json, at + 2, 4, StandardCharsets.US_ASCII), 16)
                : 0;
    }

    static Violation tooLarge() {
        return Violation.unreadable("is larger than 1 MiB");
    }

    /** The JSON name of a record component: its annotation's, or else its own. */
    static String name(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    /** The JSON name of a property path such as {@code warnings[0].<list element>}. */
    static String name(Class<?> type, String path) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(path))
                .findFirst()
                .map(StrictJson::name)
                .orElse(path);
    }

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addDeserializer(Instant.class, new Rfc3339Deserializer())
                        .addDeserializer(BigDecimal.class, new BoundedDecimalDeserializer()))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
        builder.withCoercionConfig(
                LogicalType.Textual, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert));
        return builder.build();
    }

    /** Refuses numbers that could be read but not written: Jackson writes no scale beyond 9,999. */
    private static final class BoundedDecimalDeserializer extends JsonDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
            }
            BigDecimal value = parser.getDecimalValue();
            if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
                throw context.weirdNumberException(0, BigDecimal.class, "more than " + MAX_DIGITS + " digits");
            }
            return value;
        }
    }

    /** Stricter than Jackson's own, which also accepts numbers and times without seconds. */
    private static final class Rfc3339Deserializer extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            return Rfc3339.parse(parser.getText())
                    .orElseThrow(() -> context.weirdStringException("", Instant.class, "not an RFC 3339 time"));
        }
    }
}
