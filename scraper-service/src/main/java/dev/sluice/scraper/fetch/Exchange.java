package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    Uni<Answer> get(URI address, long limit, BoundedBody.Longer longer) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("User-Agent", settings.userAgent())
                .build();
        return Uni.createFrom()
                .deferred(() -> {
                    CompletableFuture<HttpResponse<byte[]>> sent =
                            client.sendAsync(request, head -> new BoundedBody(limit, longer));
                    // Only an interrupting cancel makes the client close the connection.
                    return Uni.createFrom()
                            .completionStage(sent)
                            .onCancellation()
                            .invoke(() -> sent.cancel(true));
                })
                .map(response -> answer(address, response))
                .onFailure()
                .transform(failure -> failed(address, failure))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> FetchFailed.forNow(
                        address, Reason.TIMEOUT, settings.timeout().toMillis() + " ms"));
    }

    private static Answer answer(URI address, HttpResponse<byte[]> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new Answer(
                new Page(address, response.statusCode(), contentType, response.body(), now), response.headers());
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

    /** A page with the headers that only this stage needs. */
    record Answer(Page page, HttpHeaders headers) {}
}
