package dev.sluice.scraper.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import dev.sluice.scraper.fetch.BoundedBody.Longer;
import dev.sluice.scraper.fetch.Exchange.Request;
import dev.sluice.scraper.fetch.FetchFailed.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What each host allows a crawler, by its robots.txt (RFC 9309), kept for a while. */
@Singleton
final class Robots {

    /** RFC 9309 wants at least five to be followed, to other hosts too. */
    private static final int REDIRECTS = 5;

    /** A host whose robots.txt could not be had is asked again soon: until then all of it is forbidden. */
    private static final Duration UNREACHABLE_LIFETIME = Duration.ofMinutes(5);

    private final FetchSettings settings;
    private final Guard guard;
    private final Hops hops;
    private final Retry retry;
    private final Pace pace;
    private final Manners manners;
    private final Clock clock;
    private final RobotsFile file;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    @Inject
    Robots(FetchSettings settings, Guard guard, Hops hops, Retry retry, Pace pace, Manners manners) {
        this(settings, guard, hops, retry, pace, manners, Clock.systemUTC());
    }

    Robots(FetchSettings settings, Guard guard, Hops hops, Retry retry, Pace pace, Manners manners, Clock clock) {
        this.settings = settings;
        this.guard = guard;
        this.hops = hops;
        this.retry = retry;
        this.pace = pace;
        this.manners = manners;
        this.clock = clock;
        this.file = new RobotsFile(settings.userAgent());
    }

    /** Nothing, or a failure if the host does not want this request. */
    Uni<Void> permission(URI address) {
        // First, so that an address that leads nowhere is told apart from a robots.txt that forbids.
        return guard.admit(address)
                .chain(target -> rules(address))
                .invoke(rules -> {
                    if (!RobotsFile.allows(rules, address)) {
                        manners.notMade(Reason.ROBOTS);
                        throw FetchFailed.forGood(address, Reason.ROBOTS, "disallowed");
                    }
                    pace.crawlDelay(HostGate.host(address), Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
                })
                .replaceWithVoid();
    }

    Uni<SimpleRobotRules> rules(URI address) {
        Instant now = clock.instant();
        String key = address.getScheme() + "://" + HostGate.host(address);
        Kept known = kept.get(key);
        if (known != null && known.until.isAfter(now)) {
            return known.rules;
        }
        // Outside compute: a map changed by its own compute can deadlock, and would lose the new entry.
        kept.values().removeIf(old -> !old.until.isAfter(now));
        return kept.computeIfAbsent(key, site -> keep(address.resolve("/robots.txt"), now)).rules;
    }

    private Kept keep(URI robots, Instant now) {
        Kept entry = new Kept(now.plus(RobotsFile.LONGEST));
        Request request = new Request(RobotsFile.LIMIT, Longer.IS_CUT, Conditions.NONE);
        entry.rules = retry.on(() -> hops.follow(
                        robots, REDIRECTS, request, any -> Uni.createFrom().voidItem()))
                .map(page -> {
                    entry.until = now.plus(RobotsFile.lifetime(page, settings.robotsLifetime()));
                    return file.read(robots, page);
                })
                .onFailure(FetchFailed.class)
                .recoverWithItem(failure -> {
                    SimpleRobotRules rules = without(failure);
                    entry.until = now.plus(rules.isAllowAll() ? settings.robotsLifetime() : UNREACHABLE_LIFETIME);
                    return rules;
                })
                .memoize()
                .indefinitely();
        return entry;
    }

    /** Without a robots.txt all is allowed, and one beyond five redirects is none; when nobody can tell, nothing is. */
    private static SimpleRobotRules without(FetchFailed failure) {
        boolean none = failure.reason() == Reason.REDIRECTS || (failure.status() >= 300 && failure.status() < 500);
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
