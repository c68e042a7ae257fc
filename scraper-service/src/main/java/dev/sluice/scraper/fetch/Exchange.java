package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One request and its answer, bounded in time and size; knows neither redirects nor retries. */
@Singleton
final class Exchange {

    private final FetchSettings settings;
    private final HttpClient client;

    Exchange(FetchSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    Uni<Answer<Page>> get(URI address, long limit, BoundedBody.Longer longer) {
        return send(address, head -> new BoundedBody(limit, longer)).map(response -> page(address, response));
    }

    /** The same with a body that is still under way: only its head has to come in time, then each of its parts. */
    Uni<Answer<Download>> open(URI address, long limit) {
        return send(
                        address,
                        head -> head.statusCode() >= 200 && head.statusCode() < 300
                                ? new StreamedBody(limit, settings.timeout())
                                : BodySubscribers.replacing(InputStream.nullInputStream()))
                .map(response -> new Answer<>(
                        Download.of(response.body(), response.headers()), response.statusCode(), response.headers()));
    }

    private <B> Uni<HttpResponse<B>> send(URI address, BodyHandler<B> handler) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", settings.userAgent())
                .build();
        return Uni.createFrom()
                .deferred(() -> {
                    CompletableFuture<HttpResponse<B>> sent = client.sendAsync(request, handler);
                    // Only an interrupting cancel makes the client close the connection.
                    return Uni.createFrom()
                            .completionStage(sent)
                            .onCancellation()
                            .invoke(() -> sent.cancel(true));
                })
                .onFailure()
                .transform(failure -> failed(address, failure))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> FetchFailed.forNow(
                        address, Reason.TIMEOUT, settings.timeout().toMillis() + " ms"));
    }

    private static Answer<Page> page(URI address, HttpResponse<byte[]> response) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Answer<>(
                new Page(address, response.statusCode(), response.headers(), response.body(), now),
                response.statusCode(),
                response.headers());
    }

    private static FetchFailed failed(URI address, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof BoundedBody.TooLong || cause.getCause() instanceof BoundedBody.TooLong) {
            return FetchFailed.forGood(address, Reason.TOO_LARGE, "body over the limit");
        }
        Reason reason = cause instanceof HttpTimeoutException ? Reason.TIMEOUT : Reason.UNREACHABLE;
        return FetchFailed.forNow(address, reason, cause.getClass().getSimpleName());
    }

    /** What an address gave, with what this stage needs to know of it. */
    record Answer<B>(B content, int status, HttpHeaders headers) {}
}
