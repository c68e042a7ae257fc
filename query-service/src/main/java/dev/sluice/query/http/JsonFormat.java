package dev.sluice.query.http;

import com.fasterxml.jackson.annotation.JsonFormat.Value;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TimeZone;

/** Configures JSON: times always have milliseconds, prices are plain numbers. */
@Singleton
final class JsonFormat implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        // People do not read 1E+3 as a price.
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        // The default omits the decimals when they are zero.
        mapper.configOverride(Instant.class)
                .setFormat(Value.forPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX")
                        .withTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC)));
    }

    /** Runs after Quarkus' own customizers. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
