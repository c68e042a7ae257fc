package dev.sluice.local.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Client of the REST API with a bearer token.
 *
 * @param token empty for requests without one
 */
record BearerClient(String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Status of a request without response: the connection was refused or broken, or the time was up. */
    static final int NO_RESPONSE = 0;

    /** Long, since an overloaded machine may be slow; only a missing response is a failure. */
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** An HTTP response; the body is JSON's null where it is not JSON. */
    record BearerResponse(int status, JsonNode body) {

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            body.path("items").forEach(items::add);
            return items;
        }
    }

    BearerResponse get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    BearerResponse post(String address, String json) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * Reads a response of any length and discards it.
     *
     * @param accept requested media type
     * @return the status, or {@link #NO_RESPONSE}
     */
    int drain(String address, String accept) {
        try {
            HttpRequest request = authorized(HttpRequest.newBuilder(URI.create(address)))
                    .header("Accept", accept)
                    .timeout(TIMEOUT)
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_RESPONSE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_RESPONSE;
        }
    }

    private BearerResponse send(HttpRequest.Builder request) {
        try {
            HttpRequest built = authorized(request).timeout(TIMEOUT).build();
            HttpResponse<String> response = CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("content-type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new BearerResponse(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode());
        } catch (IOException e) {
            return new BearerResponse(NO_RESPONSE, JSON.nullNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
