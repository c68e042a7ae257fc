package dev.sluice.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the services whether they are ready and whether there are rows yet. */
final class Http {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ObjectMapper json = new ObjectMapper();

    /** True if the address answers 200; whatever else happens is a no. */
    boolean isOk(String address) {
        return get(address).isOk();
    }

    /** True if a list answers with at least one row. */
    boolean hasRow(String address) {
        Answer answer = get(address);
        try {
            return answer.isOk() && !json.readTree(answer.body()).path("items").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private Answer get(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + address, e);
        }
    }

    private record Answer(int status, String body) {

        boolean isOk() {
            return status == 200;
        }
    }
}
