package dev.sluice.scraper.scrape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.publish.EventJson;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Requests and results as text, in Kafka and in Redis alike. */
@Singleton
final class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    static String text(Object value) {
        return new String(EventJson.bytes(value), StandardCharsets.UTF_8);
    }

    /** Empty for what is no such thing: only Sluice writes these topics. */
    <T> Optional<T> read(byte[] value, Class<T> type) {
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(mapper.readValue(value, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    ScrapeRequest request(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), ScrapeRequest.class)
                .orElseThrow(() -> new IllegalStateException("Redis holds a request that is none"));
    }

    List<Reason> reasons(String text) {
        return list(text, new TypeReference<List<Reason>>() {});
    }

    List<String> texts(String text) {
        return list(text, new TypeReference<List<String>>() {});
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return text == null || text.isEmpty() ? List.of() : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
