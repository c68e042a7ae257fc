package dev.sluice.local.platform;

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

/** Client of the platform's REST API, without a token. */
public final class ApiClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiClient() {}

    /** An HTTP response; the body is JSON's null where it is not JSON. */
    public record ApiResponse(int status, String type, JsonNode body) {

        /** The items of a list; empty for any other body. */
        public List<JsonNode> items() {
            List<JsonNode> items = new ArrayList<>();
            body.path("items").forEach(items::add);
            return items;
        }
    }

    public static ApiResponse get(String address) {
        return response(address, send(HttpRequest.newBuilder(URI.create(address))));
    }

    public static ApiResponse post(String address, String json) {
        return post(address, "application/json", json);
    }

    /** Posts a body of any media type. */
    public static ApiResponse post(String address, String type, String body) {
        return response(
                address,
                send(HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    public static ApiResponse delete(String address) {
        return response(
                address, send(HttpRequest.newBuilder(URI.create(address)).DELETE()));
    }

    /** Gets a body that is not JSON, such as metrics. */
    public static String text(String address) {
        return send(HttpRequest.newBuilder(URI.create(address))).body();
    }

    /** Exports a list as CSV. */
    public static String csv(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/csv"))
                .body();
    }

    /** Sums the samples of a metric whose lines begin with its name and labels. */
    public static long metric(String address, String nameAndLabels) {
        return text(address)
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(nameAndLabels.length() + 1)))
                .sum();
    }

    private static ApiResponse response(String address, HttpResponse<String> response) {
        String type = response.headers().firstValue("content-type").orElse("");
        try {
            JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
            return new ApiResponse(response.statusCode(), type, body);
        } catch (IOException e) {
            throw new UncheckedIOException(address, e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(TIMEOUT).build();
        try {
            return CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(built.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads a list to its end by its cursor, {@code limit} items a page. */
    public static List<JsonNode> walk(String list, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            ApiResponse page = get(list + (list.contains("?") ? "&" : "?") + "limit=" + limit + cursor);
            if (page.status() != 200) {
                throw new IllegalStateException(list + " answered " + page);
            }
            items.addAll(page.items());
            String next = page.body().path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return items;
    }
}
