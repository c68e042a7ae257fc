package dev.sluice.scraper.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What each host allows a crawler, by its robots.txt (RFC 9309), kept for a while. */
@Singleton
final class Robots {

    /** RFC 9309 wants at least 500 KiB to be read; the rest is left. */
    private static final long LIMIT = 512 * 1024;

    /** A host whose robots.txt could not be had is asked again soon: until then all of it is forbidden. */
    private static final Duration UNREACHABLE_LIFETIME = Duration.ofMinutes(5);

    private final FetchSettings settings;
    private final Hops hops;
    private final Retry retry;
    private final String agent;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    Robots(FetchSettings settings, Hops hops, Retry retry) {
        this.settings = settings;
        this.hops = hops;
        this.retry = retry;
        this.agent = settings.userAgent().replaceAll("[/ ].*", "").toLowerCase(Locale.ROOT);
    }

    /** The pause that the host wants between two requests, or a failure if it does not want this one. */
    Uni<Duration> permission(URI address) {
        return rules(address).map(rules -> {
            if (!rules.isAllowed(address.toString())) {
                throw FetchFailed.forGood(address, Reason.ROBOTS, "disallowed");
            }
            Duration wanted = Duration.ofMillis(Math.max(0, rules.getCrawlDelay()));
            return wanted.compareTo(settings.delay()) > 0 ? wanted : settings.delay();
        });
    }

    private Uni<SimpleRobotRules> rules(URI address) {
        Instant now = Instant.now();
        URI robots = address.resolve("/robots.txt");
        String key = address.getScheme().toLowerCase(Locale.ROOT) + "://" + HostLine.host(address);
        return kept.compute(key, (site, known) -> {
                    if (known != null && known.until.isAfter(now)) {
                        return known;
                    }
                    kept.values().removeIf(old -> !old.until.isAfter(now));
                    return keep(robots, now);
                })
                .rules;
    }

    private Kept keep(URI robots, Instant now) {
        Kept entry = new Kept(now.plus(settings.robotsLifetime()));
        entry.rules = retry.on(() -> hops.follow(robots, LIMIT, BoundedBody.Longer.IS_CUT, host -> pause()))
                .map(page -> parse(robots, page))
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    SimpleRobotRules rules = without(failure);
                    if (!rules.isAllowAll()) {
                        entry.until = now.plus(UNREACHABLE_LIFETIME);
                    }
                    return rules;
                })
                .memoize()
                .indefinitely();
        return entry;
    }

    private Uni<Duration> pause() {
        return Uni.createFrom().item(settings.delay());
    }

    private SimpleRobotRules parse(URI robots, Page page) {
        try (InputStream body = page.body()) {
            return new SimpleRobotRulesParser()
                    .parseContent(robots.toString(), body.readAllBytes(), page.contentType(), List.of(agent));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a robots.txt all is allowed; when nobody can tell whether there is one, nothing is. */
    private static SimpleRobotRules without(FetchFailed failure) {
        boolean none = failure.reason() == Reason.STATUS && !failure.passing();
        return new SimpleRobotRules(none ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE);
    }

    /** The rules of one host, fetched once however many ask, and until when they are believed. */
    private static final class Kept {

        private volatile Instant until;
        private volatile Uni<SimpleRobotRules> rules;

        private Kept(Instant until) {
            this.until = until;
        }
    }
}
