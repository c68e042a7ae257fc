package dev.sluice.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Checks by HTTP whether a service is ready and whether a list has rows. */
final class HttpProbe {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ObjectMapper json = new ObjectMapper();

    /** Whether the address answers 200; false on any failure. */
    boolean isOk(String address) {
        return body(address).isPresent();
    }

    /** Whether a list answers at least one row; false on any failure. */
    boolean hasRow(String address) {
        try {
            return !json.readTree(body(address).orElse("{}")).path("items").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The body of a response with status 200; empty on any failure. */
    private Optional<String> body(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(response).filter(ok -> ok.statusCode() == 200).map(HttpResponse::body);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while requesting " + address, e);
        }
    }
}
