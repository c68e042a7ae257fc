package dev.sluice.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Checks by HTTP whether a service is ready and whether a list has rows. */
final class HttpProbe {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final ObjectMapper json = new ObjectMapper();

    /** Whether the address answers 200; false on any failure. */
    boolean isOk(String address) {
        return get(address).isOk();
    }

    /** Whether a list answers at least one row; false on any failure. */
    boolean hasRow(String address) {
        ProbeResponse response = get(address);
        try {
            return response.isOk()
                    && !json.readTree(response.body()).path("items").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private ProbeResponse get(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new ProbeResponse(response.statusCode(), response.body());
        } catch (IOException e) {
            return new ProbeResponse(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while requesting " + address, e);
        }
    }

    private record ProbeResponse(int status, String body) {

        boolean isOk() {
            return status == 200;
        }
    }
}
