package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.Exchange.Answer;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** One request in its host's line: it waits out a rest the host asked for, and what it meets sets the host's pace. */
@Singleton
final class Turn {

    private final FetchSettings settings;
    private final HostLine line;
    private final Pace pace;
    private final Manners manners;

    Turn(FetchSettings settings, HostLine line, Pace pace, Manners manners) {
        this.settings = settings;
        this.line = line;
        this.pace = pace;
        this.manners = manners;
    }

    <B> Uni<Answer<B>> of(URI address, Supplier<Uni<Answer<B>>> request) {
        String host = HostGate.host(address);
        return line.queue(host, () -> rested(address, host), () -> watched(host, request));
    }

    /** The same for what is fetched by other means, of which only success or failure is known. */
    <T> Uni<T> visit(URI address, Supplier<Uni<T>> work) {
        String host = HostGate.host(address);
        return line.queue(host, () -> rested(address, host), () -> work.get()
                .onFailure(Turn::tired)
                .invoke(() -> pace.failed(host)));
    }

    /** Who would wait too long is told so instead, and does not hold up the line. */
    private Uni<Void> rested(URI address, String host) {
        Duration rest = pace.rest(host);
        if (rest.compareTo(settings.patience()) > 0) {
            manners.notMade(Reason.RATE);
            return Uni.createFrom().failure(FetchFailed.resting(address, rest));
        }
        return rest.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(rest);
    }

    private <B> Uni<Answer<B>> watched(String host, Supplier<Uni<Answer<B>>> request) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return request.get()
                    .invoke(answer -> {
                        Duration took = Duration.ofNanos(System.nanoTime() - begun);
                        manners.answered(answer.status(), took);
                        pace.answered(host, answer.status(), took);
                        if (answer.status() == 429 || answer.status() == 503) {
                            Duration rest = RetryAfter.of(answer.headers());
                            manners.rest(rest);
                            pace.rest(host, rest);
                        }
                    })
                    .onFailure(FetchFailed.class)
                    .invoke(failure -> manners.failed(failure, Duration.ofNanos(System.nanoTime() - begun)))
                    .onFailure(Turn::tired)
                    .invoke(() -> pace.failed(host));
        });
    }

    private static boolean tired(Throwable failure) {
        return failure instanceof FetchFailed known
                && (known.reason() == Reason.TIMEOUT || known.reason() == Reason.UNREACHABLE);
    }
}
