package dev.sluice.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Configures JSON: times always have milliseconds, prices are plain numbers. */
@Singleton
final class JsonFormat implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        // People do not read 1E+3 as a price.
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        mapper.registerModule(new SimpleModule("sluice").addSerializer(new InstantSerializer()));
    }

    /** Runs after Quarkus' own customizers, whose modules would otherwise win. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** RFC 3339 with three decimals; the default omits them when they are zero. */
    private static final class InstantSerializer extends StdSerializer<Instant> {

        private static final long serialVersionUID = 1;

        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(FORMAT.format(time));
        }
    }
}
