package dev.sluice.ingest.post;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.intake.FeedRegistry;
import dev.sluice.ingest.intake.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The description of a feed for its senders.
 *
 * @param name of the feed
 * @param type of its CloudEvents
 * @param eventsPerRequest the maximum
 * @param events path to post events to
 * @param schema JSON Schema of an event
 */
record FeedDescription(String name, String type, int eventsPerRequest, String events, JsonNode schema) {

    static FeedDescription of(FeedRegistry.RegisteredFeed<?> registered) {
        String name = registered.feed().name();
        return new FeedDescription(
                name,
                registered.contract().type(),
                registered.feed().eventsPerRequest(),
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
