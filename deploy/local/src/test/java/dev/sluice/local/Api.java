package dev.sluice.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The platform's answers as a consumer of the REST API gets them. */
final class Api {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Api() {}

    /** An answer: its status, media type and body. */
    record Answer(int status, String type, JsonNode body) {

        List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            body.path("items").forEach(items::add);
            return items;
        }
    }

    static Answer get(String address) {
        return answer(address, send(HttpRequest.newBuilder(URI.create(address))));
    }

    static Answer post(String address, String json) {
        return post(address, "application/json", json);
    }

    static Answer post(String address, String type, String body) {
        return answer(
                address,
                send(HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    static Answer delete(String address) {
        return answer(address, send(HttpRequest.newBuilder(URI.create(address)).DELETE()));
    }

    /** An answer that is not JSON, such as metrics. */
    static String text(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))).body();
    }

    /** A list as it is exported. */
    static String exported(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/csv"))
                .body();
    }

    private static Answer answer(String address, HttpResponse<String> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        try {
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
            return new Answer(response.statusCode(), type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(Duration.ofSeconds(20)).build();
        try {
            return CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(built.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Walks a list by its cursor to the end. */
    static List<JsonNode> walk(String list, int limit) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = get(list + (list.contains("?") ? "&" : "?") + "limit=" + limit + cursor);
            if (answer.status() != 200) {
                throw new IllegalStateException(list + " answered " + answer);
            }
            rows.addAll(answer.items());
            String next = answer.body().path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return rows;
    }
}
