package dev.sluice.scraper.politeness;

import dev.sluice.scraper.fetch.FetchSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * Delay between the requests to each host. Slow and failed responses lengthen it, good ones shorten it again; a
 * Crawl-delay is its minimum, and a Retry-After a pause without any request.
 */
@Singleton
final class HostDelay {

    /** Hosts kept before idle ones are evicted; a watch list has thousands. */
    private static final int MAX_HOSTS = 20_000;

    private static final Duration IDLE = Duration.ofHours(6);

    private final FetchSettings settings;
    private final Clock clock;
    private final ConcurrentMap<String, HostPace> hosts = new ConcurrentHashMap<>();

    @Inject
    HostDelay(FetchSettings settings) {
        this(settings, Clock.systemUTC());
    }

    HostDelay(FetchSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The delay between the end of a request and the start of the next, within the bounds of the settings. */
    Duration delay(String host) {
        HostPace pace = hosts.getOrDefault(host, initial());
        return bounded(max(pace.crawlDelay, pace.adapted));
    }

    /** The remaining pause that the host asked for; zero if there is none. */
    Duration pause(String host) {
        return max(Duration.between(clock.instant(), hosts.getOrDefault(host, initial()).pausedUntil), Duration.ZERO);
    }

    void crawlDelay(String host, Duration crawlDelay) {
        update(host, pace -> new HostPace(crawlDelay, pace.adapted, pace.pausedUntil, clock.instant()));
    }

    /**
     * Adapts the delay to a response.
     *
     * @param took from sending to the last byte; the delay grows to it, so that a slow host gets as long to recover
     */
    void responded(String host, int status, Duration took) {
        if (status == 429 || status >= 500) {
            failed(host);
            return;
        }
        update(host, pace -> {
            Duration target = bounded(max(settings.delay(), took));
            Duration next = target.compareTo(pace.adapted) > 0
                    ? target
                    // A missing or forbidden page is cheap to serve and does not show that the host has recovered.
                    : status >= 400 ? pace.adapted : pace.adapted.plus(target).dividedBy(2);
            return new HostPace(pace.crawlDelay, next, pace.pausedUntil, clock.instant());
        });
    }

    /** Doubles the delay after a request without response, or with one that reports overload. */
    void failed(String host) {
        update(host, pace -> {
            Duration next = bounded(pace.adapted.multipliedBy(2));
            return new HostPace(pace.crawlDelay, next, pace.pausedUntil, clock.instant());
        });
    }

    /** Pauses the host as it asked in Retry-After, up to the longest pause that is believed. */
    void pause(String host, Duration requested) {
        Duration pause = requested.compareTo(settings.maxPause()) > 0 ? settings.maxPause() : requested;
        Instant until = clock.instant().plus(pause);
        update(
                host,
                pace -> new HostPace(
                        pace.crawlDelay,
                        pace.adapted,
                        until.isAfter(pace.pausedUntil) ? until : pace.pausedUntil,
                        clock.instant()));
    }

    private void update(String host, UnaryOperator<HostPace> change) {
        // Outside compute: a map changed by its own compute can deadlock.
        if (hosts.size() > MAX_HOSTS) {
            Instant expiry = clock.instant().minus(IDLE);
            hosts.values().removeIf(pace -> pace.updatedAt.isBefore(expiry));
        }
        hosts.compute(host, (name, pace) -> change.apply(pace == null ? initial() : pace));
    }

    private HostPace initial() {
        return new HostPace(Duration.ZERO, settings.delay(), Instant.EPOCH, Instant.EPOCH);
    }

    private Duration bounded(Duration delay) {
        Duration maximum = max(settings.delay(), settings.maxDelay());
        return delay.compareTo(maximum) > 0 ? maximum : max(delay, settings.delay());
    }

    static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private record HostPace(Duration crawlDelay, Duration adapted, Instant pausedUntil, Instant updatedAt) {}
}
