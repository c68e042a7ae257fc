package dev.sluice.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads the addresses in the network that a page asks for out of Chromium's performance log. */
final class Requested {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Requested() {}

    static Optional<String> of(String entry) {
        try {
            JsonNode message = JSON.readTree(entry).path("message");
            return Optional.of(message)
                    .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                    .map(event ->
                            event.path("params").path("request").path("url").asText())
                    // Chromium's own first page and data: addresses ask nobody.
                    .filter(address -> address.startsWith("http") || address.startsWith("ws"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
