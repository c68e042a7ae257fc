package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Longer;
import dev.sluice.scraper.fetch.BoundedBody.TooLong;
import dev.sluice.scraper.fetch.BoundedBody.Whole;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.trace.Step;
import dev.sluice.scraper.trace.Traces;
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

/** One request to a checked address and its answer, bounded in time and size; knows neither redirects nor retries. */
@Singleton
final class Exchange {

    private final FetchSettings settings;
    private final Guard guard;
    private final Web web;
    private final Traces traces;

    Exchange(FetchSettings settings, Guard guard, Web web, Traces traces) {
        this.settings = settings;
        this.guard = guard;
        this.web = web;
        this.traces = traces;
    }

    Uni<Answer<Page>> get(URI address, Request request) {
        Map<String, String> headers = new HashMap<>(request.conditions().headers());
        headers.put("Accept-Encoding", Unpacking.ACCEPTED);
        Reader<Whole> reader = (call, response, emitter) ->
                new BoundedBody(call, request.limit(), request.longer(), emitter).take(response);
        return traced(address, () -> send(address, headers, reader)
                // Unpacking takes its time: not on a thread that others wait for.
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(whole -> page(address, whole, request)));
    }

    /** The same with a body that is still under way: only its head has to come in time, then each of its parts. */
    Uni<Answer<Download>> open(URI address, long limit) {
        return traced(
                address,
                () -> send(address, Map.of("Accept-Encoding", "identity"), (call, response, emitter) -> {
                    boolean success = response.statusCode() >= 200 && response.statusCode() < 300;
                    InputStream body = InputStream.nullInputStream();
                    if (success) {
                        body = new StreamedBody(call, limit, settings.timeout()).take(response);
                    } else {
                        response.exceptionHandler(reset -> {});
                        call.hangUp();
                    }
                    HttpHeaders headers = Heads.of(response);
                    emitter.complete(new Answer<>(Download.of(body, headers), response.statusCode(), headers));
                }));
    }

    private <B> Uni<Answer<B>> traced(URI address, Supplier<Uni<Answer<B>>> request) {
        return traces.in(() -> Step.fetch(address), span -> request.get()
                .invoke(answer -> Step.answered(span, answer.status())));
    }

    private <B> Uni<B> send(URI address, Map<String, String> more, Reader<B> reader) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("User-Agent", settings.userAgent());
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.8");
        return guard.admit(address)
                .chain(target -> to(target, 0, headers, reader))
                .ifNoItem()
                .after(settings.timeout())
                .failWith(() -> FetchFailed.forNow(
                        address, Reason.TIMEOUT, settings.timeout().toMillis() + " ms"))
                .onFailure()
                .transform(failure -> failed(address, failure));
    }

    /** A host may have several machines, and one that is down should not hide it. */
    private <B> Uni<B> to(Target target, int machine, Map<String, String> headers, Reader<B> reader) {
        Uni<B> one = once(target, target.machines().get(machine), headers, reader);
        return machine + 1 == target.machines().size()
                ? one
                : one.onFailure(ConnectException.class).recoverWithUni(() -> to(target, machine + 1, headers, reader));
    }

    private <B> Uni<B> once(Target target, InetAddress machine, Map<String, String> headers, Reader<B> reader) {
        return Uni.createFrom().deferred(() -> {
            Call call = web.get(target, machine, headers);
            return Uni.createFrom()
                    .<B>emitter(emitter -> call.send(response -> reader.read(call, response, emitter), emitter::fail))
                    .onCancellation()
                    .invoke(call::hangUp);
        });
    }

    private Answer<Page> page(URI address, Whole whole, Request request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        HttpHeaders headers = whole.headers();
        try {
            long limit = Math.max(request.limit(), settings.unpacked().asLongValue());
            byte[] body = Unpacking.unpack(
                    whole.body().getBytes(),
                    headers.allValues("Content-Encoding"),
                    request.longer() == Longer.IS_CUT ? request.limit() : limit,
                    request.longer());
            return new Answer<>(new Page(address, whole.status(), headers, body, now), whole.status(), headers);
        } catch (TooLong bomb) {
            throw FetchFailed.forGood(address, Reason.TOO_LARGE, "unpacked body over the limit");
        } catch (IOException broken) {
            throw FetchFailed.forNow(address, Reason.UNUSABLE, "packing: " + broken.getMessage());
        }
    }

    private static FetchFailed failed(URI address, Throwable failure) {
        if (failure instanceof FetchFailed known) {
            return known;
        }
        if (failure instanceof TooLong) {
            return FetchFailed.forGood(address, Reason.TOO_LARGE, "body over the limit");
        }
        if (failure instanceof TooLongFrameException) {
            return FetchFailed.forGood(address, Reason.TOO_LARGE, "head over the limit");
        }
        return FetchFailed.forNow(
                address, Reason.UNREACHABLE, failure.getClass().getSimpleName());
    }

    /**
     * What is wanted of an address.
     *
     * @param limit of the body in bytes as it comes, and what becomes of a longer one
     * @param conditions under which the host may answer without a body
     */
    record Request(long limit, Longer longer, Conditions conditions) {}

    /** What an address gave, with what this stage needs to know of it. */
    record Answer<B>(B content, int status, HttpHeaders headers) {}

    /** Takes an answer's body as soon as its head has come. */
    @FunctionalInterface
    private interface Reader<B> {
        void read(Call call, HttpClientResponse response, UniEmitter<? super B> emitter);
    }
}
