import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Runs a service once while its image is built, so that the JVM records the classes it needs: starts it, sends a few
 * requests as a client would, and stops it. It needs no backend. {@code build} compiles this file.
 */
public final class ClassArchiveTraining {

    private static final String SERVICE = "http://127.0.0.1:8080";
    private static final List<String> PATHS = List.of(
            "/q/health/ready", "/q/metrics", "/q/openapi?format=json", "/v1/platform", "/v1/feeds", "/v1/users");
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final int POLL_MILLIS = 200;

    private ClassArchiveTraining() {}

    /**
     * Fails if the service does not start or leaves no archive.
     *
     * @param args the service's command, then the archive that its JVM writes on exit
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Process service = new ProcessBuilder(List.of(args).subList(0, args.length - 1)).inheritIO().start();
        Instant end = Instant.now().plus(START_TIMEOUT);
        while (!responds("/q/health/live", service)) {
            if (Instant.now().isAfter(end)) {
                service.destroyForcibly();
                throw new IllegalStateException("the service did not start within " + START_TIMEOUT.toMinutes() + " min");
            }
            Thread.sleep(POLL_MILLIS);
        }
        for (String path : PATHS) {
            responds(path, service);
        }
        service.destroy();
        service.waitFor();
        if (!Files.exists(Path.of(args[args.length - 1]))) {
            throw new IllegalStateException("the service ended without an archive of its classes");
        }
    }

    /** Ignores status and timeout: the request only has to be processed. */
    private static boolean responds(String path, Process service) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(SERVICE + path)).timeout(REQUEST_TIMEOUT).build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            if (!service.isAlive()) {
                throw new IllegalStateException("the service ended before it responded to " + path, e);
            }
            return false;
        }
    }
}
