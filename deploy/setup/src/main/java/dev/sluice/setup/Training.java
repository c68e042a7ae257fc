package dev.sluice.setup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs a service for a moment while its image is built, so that the JVM writes down which classes it needs: starts it, asks
 * it a few things as a client would, and ends it in peace. No backend is there, and none is needed.
 */
public final class Training {

    private static final String SERVICE = "http://127.0.0.1:8080";

    private static final List<String> QUESTIONS = List.of(
            "/q/health/ready", "/q/metrics", "/q/openapi?format=json", "/v1/platform", "/v1/feeds", "/v1/users");

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private Training() {}

    /**
     * Ends with an exception if the service does not start or leaves no archive.
     *
     * @param args the service's command, and last the archive that its JVM writes as it ends
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> command = List.of(args).subList(0, args.length - 1);
        Process service = new ProcessBuilder(command).inheritIO().start();
        new Patience(Duration.ofMinutes(3), Duration.ofMillis(200), line -> {})
                .until(() -> ask("/q/health/live", service));
        for (String question : QUESTIONS) {
            ask(question, service);
        }
        service.destroy();
        service.waitFor();
        if (!Files.exists(Path.of(args[args.length - 1]))) {
            throw new IllegalStateException("the service ended without an archive of its classes");
        }
    }

    /** Whatever is answered: what matters is that it was worked on. */
    private static void ask(String path, Process service) {
        try {
            HttpRequest question = HttpRequest.newBuilder(URI.create(SERVICE + path))
                    .timeout(ANSWER)
                    .build();
            HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            if (!service.isAlive() || path.endsWith("live")) {
                throw new IllegalStateException(path + " was not answered", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
