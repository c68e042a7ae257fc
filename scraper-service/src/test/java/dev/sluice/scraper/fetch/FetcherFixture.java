package dev.sluice.scraper.fetch;

import dev.sluice.runtime.tracing.Tracing;
import dev.sluice.scraper.TestSettings;
import dev.sluice.scraper.guard.DnsResolver;
import dev.sluice.scraper.guard.SsrfGuard;
import dev.sluice.scraper.guard.TestGuards;
import dev.sluice.scraper.politeness.SharedHostLock;
import dev.sluice.scraper.politeness.TestPoliteness;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.util.HashMap;
import java.util.Map;

/** Assembles a fetcher as the service does; tests can replace its settings and parts. */
public final class FetcherFixture {

    /** Shared by all tests; ends with the JVM. */
    public static final Vertx VERTX = Vertx.vertx();

    private static final Tracing UNTRACED = new Tracing(OpenTelemetry.noop(), true);

    private final FetchSettings settings;
    private final TestPoliteness politeness;
    private SsrfGuard guard = TestGuards.allowing("127.0.0.1");
    private SharedHostLock lock = host -> Uni.createFrom().item(delay -> {});
    private HttpClientOptions http = new HttpClientOptions();

    /**
     * Creates a fixture with the given settings (name, value, ...); all other settings default to short delays and small
     * limits.
     */
    public FetcherFixture(String... pairs) {
        this.settings = settings(pairs);
        this.politeness = new TestPoliteness(settings);
    }

    /** A fetcher with these settings that may fetch from loopback. */
    public static Fetcher fetcher(String... pairs) {
        return new FetcherFixture(pairs).build();
    }

    /** Replaces the internal addresses that the guard allows; loopback by default. */
    public FetcherFixture allowing(String allowedInternalAddresses) {
        guard = TestGuards.allowing(allowedInternalAddresses);
        return this;
    }

    /** Replaces the internal addresses that the guard allows, and its DNS resolver. */
    public FetcherFixture allowing(String allowedInternalAddresses, DnsResolver dns) {
        guard = TestGuards.allowing(allowedInternalAddresses, dns);
        return this;
    }

    /** Replaces the host lock that all replicas share. */
    public FetcherFixture locking(SharedHostLock shared) {
        lock = shared;
        return this;
    }

    FetcherFixture http(HttpClientOptions options) {
        http = options;
        return this;
    }

    /** The parts of politeness that the fetcher uses. */
    public TestPoliteness politeness() {
        return politeness;
    }

    /** Builds the fetcher. */
    public Fetcher build() {
        HostThrottle throttle = politeness.throttle(lock);
        RedirectFollower redirects = redirects(throttle);
        FetchRetry retry = new FetchRetry(settings);
        return new Fetcher(
                settings,
                guard,
                redirects,
                retry,
                politeness.robots(new RobotsClient(redirects, retry)),
                throttle,
                UNTRACED);
    }

    /** The client that downloads robots.txt. */
    public RobotsClient robotsClient() {
        return new RobotsClient(redirects(politeness.throttle(lock)), new FetchRetry(settings));
    }

    private RedirectFollower redirects(HostThrottle throttle) {
        PinnedHttpClient client = new PinnedHttpClient(VERTX, http, settings.timeout());
        WebExchange exchange = new WebExchange(settings, guard, client, UNTRACED);
        return new RedirectFollower(settings, exchange, throttle);
    }

    /** Returns the given settings (name, value, ...); all others default to short delays and small limits. */
    public static FetchSettings settings(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of(
                "sluice.fetch.delay", "1ms",
                "sluice.fetch.backoff", "10ms",
                "sluice.fetch.limit", "100000",
                "sluice.fetch.unpacked", "200000",
                "sluice.fetch.attempts", "3",
                "sluice.fetch.redirects", "3"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("sluice.fetch." + pairs[i], pairs[i + 1]);
        }
        return TestSettings.of(FetchSettings.class, values);
    }
}
