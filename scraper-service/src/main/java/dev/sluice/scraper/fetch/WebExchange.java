package dev.sluice.scraper.fetch;

import dev.sluice.runtime.tracing.SpanSpec;
import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.fetch.BoundedBody.BodyTooLong;
import dev.sluice.scraper.fetch.BoundedBody.Overflow;
import dev.sluice.scraper.fetch.BoundedBody.RawResponse;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.guard.AddressRejected;
import dev.sluice.scraper.guard.ResolvedTarget;
import dev.sluice.scraper.guard.SsrfGuard;
import io.netty.handler.codec.TooLongFrameException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Sends one request to a checked address and reads its response, bounded in time and size; no redirects, no retries. */
@Singleton
final class WebExchange {

    private final FetchSettings settings;
    private final SsrfGuard guard;
    private final PinnedHttpClient http;
    private final Tracing tracing;

    WebExchange(FetchSettings settings, SsrfGuard guard, PinnedHttpClient http, Tracing tracing) {
        this.settings = settings;
        this.guard = guard;
        this.http = http;
        this.tracing = tracing;
    }

    Uni<WebResponse<WebPage>> get(URI address, PageRequest wanted) {
        Map<String, String> headers = new HashMap<>(wanted.validators().headers());
        headers.put("Accept-Encoding", ContentDecoder.ACCEPTED);
        BodyReader<RawResponse> reader = (request, response, emitter) ->
                new BoundedBody(request, wanted.limit(), wanted.overflow(), emitter).read(response);
        return traced(address, () -> send(address, headers, reader)
                // Decompression takes time: not on an event loop.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(raw -> page(address, raw, wanted)));
    }

    /** Opens a streamed body: only the headers are bound by the timeout, then each gap between two chunks. */
    Uni<WebResponse<Download>> open(URI address, long limit) {
        return traced(
                address,
                () -> send(address, Map.of("Accept-Encoding", "identity"), (request, response, emitter) -> {
                    boolean success = response.statusCode() >= 200 && response.statusCode() < 300;
                    InputStream body = InputStream.nullInputStream();
                    if (success) {
                        body = new StreamedBody(request, limit, settings.timeout()).read(response);
                    } else {
                        response.exceptionHandler(reset -> {});
                        request.cancel();
                    }
                    HttpHeaders headers = WebResponse.headers(response);
                    emitter.complete(new WebResponse<>(Download.of(body, headers), response.statusCode(), headers));
                }));
    }

    private <B> Uni<WebResponse<B>> traced(URI address, Supplier<Uni<WebResponse<B>>> request) {
        return tracing.in(() -> SpanSpec.fetch(address), span -> request.get()
                .invoke(response -> SpanSpec.recordStatus(span, response.status())));
    }

    private <B> Uni<B> send(URI address, Map<String, String> more, BodyReader<B> reader) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("User-Agent", settings.userAgent());
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8");
        return guard.admit(address)
                .chain(target -> sendToAny(target, 0, headers, reader))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> FetchFailed.retryable(
                        address, Reason.TIMEOUT, settings.timeout().toMillis() + " ms"))
                .onFailure()
                .transform(failure -> failed(address, failure));
    }

    /** Tries the host's IP addresses in turn, so that one machine that is down does not hide the others. */
    private <B> Uni<B> sendToAny(ResolvedTarget target, int index, Map<String, String> headers, BodyReader<B> reader) {
        Uni<B> attempt = sendTo(target, target.ipAddresses().get(index), headers, reader);
        return index + 1 == target.ipAddresses().size()
                ? attempt
                : attempt.onFailure(ConnectException.class)
                        .recoverWithUni(() -> sendToAny(target, index + 1, headers, reader));
    }

    private <B> Uni<B> sendTo(
            ResolvedTarget target, InetAddress ipAddress, Map<String, String> headers, BodyReader<B> reader) {
        return Uni.createFrom().deferred(() -> {
            CancellableRequest request = http.get(target, ipAddress, headers);
            return Uni.createFrom()
                    .<B>emitter(
                            emitter -> request.send(response -> reader.read(request, response, emitter), emitter::fail))
                    .onCancellation()
                    .invoke(request::cancel);
        });
    }

    private WebResponse<WebPage> page(URI address, RawResponse raw, PageRequest wanted) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        HttpHeaders headers = raw.headers();
        try {
            long limit = Math.max(wanted.limit(), settings.decodedLimit().asLongValue());
            byte[] body = ContentDecoder.decode(
                    raw.body().getBytes(),
                    headers.allValues("Content-Encoding"),
                    wanted.overflow() == Overflow.TRUNCATE ? wanted.limit() : limit,
                    wanted.overflow());
            return new WebResponse<>(new WebPage(address, raw.status(), headers, body, now), raw.status(), headers);
        } catch (BodyTooLong bomb) {
            throw FetchFailed.permanent(address, Reason.TOO_LARGE, "decoded body over the limit");
        } catch (IOException broken) {
            throw FetchFailed.retryable(address, Reason.UNUSABLE, "content encoding: " + broken.getMessage());
        }
    }

    private static FetchFailed failed(URI address, Throwable failure) {
        if (failure instanceof FetchFailed known) {
            return known;
        }
        if (failure instanceof AddressRejected rejected) {
            return FetchFailed.rejected(rejected);
        }
        if (failure instanceof BodyTooLong) {
            return FetchFailed.permanent(address, Reason.TOO_LARGE, "body over the limit");
        }
        if (failure instanceof TooLongFrameException) {
            return FetchFailed.permanent(address, Reason.TOO_LARGE, "headers over the limit");
        }
        return FetchFailed.retryable(
                address, Reason.UNREACHABLE, failure.getClass().getSimpleName());
    }

    /** Reads a response's body, starting when its headers have arrived. */
    @FunctionalInterface
    private interface BodyReader<B> {
        void read(CancellableRequest request, HttpClientResponse response, UniEmitter<? super B> emitter);
    }
}
