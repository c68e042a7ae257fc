package dev.sluice.scraper.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * How fast each host wants to be asked. Slow and failing answers widen its pause, good ones narrow it again; a
 * Crawl-delay is the least it gets, and a Retry-After a rest during which it is not asked at all.
 */
@Singleton
final class Pace {

    /** Hosts that are remembered before the idle ones are forgotten; a watch list has thousands. */
    private static final int CROWD = 20_000;

    private static final Duration IDLE = Duration.ofHours(6);

    private final FetchSettings settings;
    private final Clock clock;
    private final ConcurrentMap<String, State> hosts = new ConcurrentHashMap<>();

    @Inject
    Pace(FetchSettings settings) {
        this(settings, Clock.systemUTC());
    }

    Pace(FetchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Between the end of a request and the start of the next, within the bounds of the settings. */
    Duration delay(String host) {
        State state = hosts.getOrDefault(host, start());
        return bounded(longer(state.crawlDelay, state.adapted));
    }

    /** How long it still wants not to be asked at all. */
    Duration rest(String host) {
        Duration left = Duration.between(clock.instant(), hosts.getOrDefault(host, start()).restUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What its robots.txt asks for. */
    void crawlDelay(String host, Duration wanted) {
        change(host, state -> new State(wanted, state.adapted, state.restUntil, clock.instant()));
    }

    /**
     * It answered.
     *
     * @param took from asking to the last byte: nobody wants the next request while the last still tires it
     */
    void answered(String host, int status, Duration took) {
        if (status == 429 || status >= 500) {
            failed(host);
            return;
        }
        change(host, state -> {
            Duration aim = bounded(longer(settings.delay(), took));
            Duration next = aim.compareTo(state.adapted) > 0
                    ? aim
                    // What is only missing or forbidden comes fast and says nothing about its strength.
                    : status >= 400 ? state.adapted : state.adapted.plus(aim).dividedBy(2);
            return new State(state.crawlDelay, next, state.restUntil, clock.instant());
        });
    }

    /** It gave no answer, or one that says it has too much to do. */
    void failed(String host) {
        change(host, state -> {
            Duration next = bounded(state.adapted.multipliedBy(2));
            return new State(state.crawlDelay, next, state.restUntil, clock.instant());
        });
    }

    /** It said for how long it wants to be left alone. */
    void rest(String host, Duration wanted) {
        Duration rest = wanted.compareTo(settings.longestRest()) > 0 ? settings.longestRest() : wanted;
        Instant until = clock.instant().plus(rest);
        change(
                host,
                state -> new State(
                        state.crawlDelay,
                        state.adapted,
                        until.isAfter(state.restUntil) ? until : state.restUntil,
                        clock.instant()));
    }

    private void change(String host, UnaryOperator<State> change) {
        if (hosts.size() > CROWD) {
            Instant old = clock.instant().minus(IDLE);
            hosts.values().removeIf(state -> state.seen.isBefore(old));
        }
        hosts.compute(host, (name, state) -> change.apply(state == null ? start() : state));
    }

    private State start() {
        return new State(Duration.ZERO, settings.delay(), Instant.EPOCH, Instant.EPOCH);
    }

    private Duration bounded(Duration wanted) {
        Duration most = longer(settings.delay(), settings.longestDelay());
        return wanted.compareTo(most) > 0 ? most : longer(wanted, settings.delay());
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** What is known of a host. */
    private record State(Duration crawlDelay, Duration adapted, Instant restUntil, Instant seen) {}
}
