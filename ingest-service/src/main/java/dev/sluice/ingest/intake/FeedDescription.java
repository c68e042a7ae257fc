package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What a sender must know of a feed.
 *
 * @param name of the feed
 * @param type of its CloudEvents
 * @param eventsPerRequest at most
 * @param events where to send them
 * @param schema JSON Schema of one event
 */
record FeedDescription(String name, String type, int eventsPerRequest, String events, JsonNode schema) {

    static FeedDescription of(FeedRegistry.Entry<?> entry) {
        String name = entry.feed().name();
        return new FeedDescription(
                name,
                entry.facts().type(),
                entry.feed().eventsPerRequest(),
                "/v1/feeds/" + name + "/events",
                schema(name));
    }

    private static JsonNode schema(String feed) {
        try (InputStream in = FeedDescription.class.getResourceAsStream("/contract/" + feed + "/event.schema.json")) {
            return StrictJson.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
