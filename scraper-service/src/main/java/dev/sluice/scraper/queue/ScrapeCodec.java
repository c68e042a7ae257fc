package dev.sluice.scraper.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.scraper.publish.EventJson;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Encodes requests and results as JSON, alike in Kafka and in Redis, and decodes them. */
@Singleton
public final class ScrapeCodec {

    private final ObjectMapper mapper;

    ScrapeCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    static String encode(Object value) {
        return new String(EventJson.bytes(value), StandardCharsets.UTF_8);
    }

    /** JSON of a result's reasons; empty text if there are none. */
    static String encodeReasons(ScrapeResult result) {
        return result.reasons() == null || result.reasons().isEmpty() ? "" : encode(result.reasons());
    }

    /** Decodes a record's value; empty if it is not of this type, since only Sluice writes these topics. */
    public <T> Optional<T> decode(byte[] value, Class<T> type) {
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(mapper.readValue(value, type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    ScrapeRequest decodeRequest(String text) {
        return decode(text.getBytes(StandardCharsets.UTF_8), ScrapeRequest.class)
                .orElseThrow(() -> new IllegalStateException("Redis holds a malformed scrape request"));
    }

    /** Decodes rows of id, score and hash as {@code find.lua} and {@code list.lua} return them. */
    List<Scrape> decodeRows(Response rows) {
        List<Scrape> scrapes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Response row = rows.get(i);
            scrapes.add(scrape(
                    new Scrape.ListPosition(row.get(1).toString(), row.get(0).toString()), hash(row.get(2))));
        }
        return scrapes;
    }

    private Scrape scrape(Scrape.ListPosition position, Map<String, String> hash) {
        ScrapeRequest request = decodeRequest(hash.get("request"));
        return new Scrape(
                request.scrapeId(),
                hash.get("state"),
                request.feed(),
                request.address(),
                request.watch(),
                Integer.parseInt(hash.getOrDefault("attempts", "0")),
                list(hash.get("reasons"), new TypeReference<List<ScrapeReason>>() {}),
                list(hash.get("events"), new TypeReference<List<String>>() {}),
                request.requestedAt(),
                times(hash),
                position,
                request);
    }

    private static Map<String, Instant> times(Map<String, String> hash) {
        Map<String, Instant> times = new TreeMap<>();
        for (ScrapeState state : ScrapeState.values()) {
            String at = hash.get(state.tag());
            if (at != null) {
                times.put(state.tag(), Instant.ofEpochMilli(Long.parseLong(at)));
            }
        }
        return times;
    }

    private static Map<String, String> hash(Response pairs) {
        Map<String, String> hash = new HashMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            hash.put(pairs.get(i).toString(), pairs.get(i + 1).toString());
        }
        return hash;
    }

    private <T> List<T> list(String text, TypeReference<List<T>> type) {
        try {
            return text == null || text.isEmpty() ? List.of() : mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
