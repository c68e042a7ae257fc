package dev.sluice.local;

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
 * Somebody with a token at the REST API.
 *
 * @param token as sent; empty for nobody
 */
record Bearer(String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** No answer: the connection was refused or broken, or patience was at its end. */
    static final int NONE = 0;

    /** An overloaded machine may take its time, and that is no fault; an answer that never comes is. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** An answer. */
    record Answer(int status, JsonNode body) {

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            body.path("items").forEach(items::add);
            return items;
        }
    }

    Answer get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    Answer post(String address, String json) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * Reads an answer without keeping it, as long as that is.
     *
     * @param accept the type asked for
     * @return the status, or {@link #NONE}
     */
    int drain(String address, String accept) {
        try {
            HttpRequest request = authorized(HttpRequest.newBuilder(URI.create(address)))
                    .header("Accept", accept)
                    .timeout(PATIENCE)
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpRequest built = authorized(request).timeout(PATIENCE).build();
            HttpResponse<String> response = CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("content-type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode());
        } catch (IOException e) {
            return new Answer(NONE, JSON.nullNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
