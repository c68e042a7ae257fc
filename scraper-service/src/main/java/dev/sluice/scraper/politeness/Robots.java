package dev.sluice.scraper.politeness;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import dev.sluice.scraper.fetch.CrawlPermission;
import dev.sluice.scraper.fetch.FetchFailed;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import dev.sluice.scraper.fetch.FetchSettings;
import dev.sluice.scraper.fetch.RobotsClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Applies each host's robots.txt (RFC 9309), downloaded on first use and cached until it expires. */
@Singleton
final class Robots implements CrawlPermission {

    /** RFC 9309 requires at least five to be followed, also to other hosts. */
    private static final int MAX_REDIRECTS = 5;

    /** While a robots.txt is unavailable its host is disallowed entirely, so it is requested again soon. */
    private static final Duration UNAVAILABLE_LIFETIME = Duration.ofMinutes(5);

    private final FetchSettings settings;
    private final RobotsClient client;
    private final HostDelay delays;
    private final PolitenessMetrics metrics;
    private final Clock clock;
    private final RobotsFile file;
    private final ConcurrentMap<String, CachedRules> cache = new ConcurrentHashMap<>();

    @Inject
    Robots(FetchSettings settings, RobotsClient client, HostDelay delays, PolitenessMetrics metrics) {
        this(settings, client, delays, metrics, Clock.systemUTC());
    }

    Robots(FetchSettings settings, RobotsClient client, HostDelay delays, PolitenessMetrics metrics, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.delays = delays;
        this.metrics = metrics;
        this.clock = clock;
        this.file = new RobotsFile(settings.userAgent());
    }

    @Override
    public Uni<Void> check(URI address) {
        return rules(address)
                .invoke(rules -> {
                    if (!RobotsFile.allows(rules, address)) {
                        metrics.notSent(Reason.ROBOTS);
                        throw FetchFailed.permanent(address, Reason.ROBOTS, "disallowed");
                    }
                    delays.crawlDelay(HostKey.of(address), Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
                })
                .replaceWithVoid();
    }

    /** The rules of an address's host, downloaded once however many requests wait for them. */
    Uni<SimpleRobotRules> rules(URI address) {
        Instant now = clock.instant();
        String site = address.getScheme() + "://" + HostKey.of(address);
        CachedRules known = cache.get(site);
        if (known != null && known.until.isAfter(now)) {
            return known.rules;
        }
        // Outside compute: a map changed by its own compute can deadlock, and would lose the new entry.
        cache.values().removeIf(old -> !old.until.isAfter(now));
        return cache.computeIfAbsent(site, key -> download(address.resolve("/robots.txt"), now)).rules;
    }

    private CachedRules download(URI robots, Instant now) {
        CachedRules entry = new CachedRules(now.plus(RobotsFile.MAX_LIFETIME));
        entry.rules = client.download(robots, MAX_REDIRECTS, RobotsFile.MAX_BYTES)
                .map(page -> {
                    entry.until = now.plus(RobotsFile.lifetime(page, settings.robotsLifetime()));
                    return file.parse(robots, page);
                })
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    SimpleRobotRules rules = fallback(failure);
                    entry.until = now.plus(rules.isAllowAll() ? settings.robotsLifetime() : UNAVAILABLE_LIFETIME);
                    return rules;
                })
                .memoize()
                .indefinitely();
        return entry;
    }

    /** A missing robots.txt (4xx, or over five redirects) allows everything; an unavailable one allows nothing. */
    private static SimpleRobotRules fallback(FetchFailed failure) {
        boolean missing = failure.reason() == Reason.REDIRECTS || (failure.status() >= 300 && failure.status() < 500);
        return new SimpleRobotRules(missing ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE);
    }

    private static final class CachedRules {

        private volatile Instant until;
        private volatile Uni<SimpleRobotRules> rules;

        private CachedRules(Instant until) {
            this.until = until;
        }
    }
}
