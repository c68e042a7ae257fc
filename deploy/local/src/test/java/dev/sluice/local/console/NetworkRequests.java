package dev.sluice.local.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads the addresses of network requests from Chromium's performance log. */
final class NetworkRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NetworkRequests() {}

    static Optional<String> of(String entry) {
        try {
            JsonNode message = JSON.readTree(entry).path("message");
            return Optional.of(message)
                    .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
                    .map(event ->
                            event.path("params").path("request").path("url").asText())
                    // chrome: and data: addresses are not network requests.
                    .filter(address -> address.startsWith("http") || address.startsWith("ws"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
