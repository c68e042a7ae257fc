package dev.sluice.scraper.fetch;

import dev.sluice.scraper.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Builds a fetcher as the service does, without the service around it. */
public final class Fetchers {

    /** Ends with the tests. */
    static final Vertx VERTX = Vertx.vertx();

    private static final Traces UNTRACED = new Traces(OpenTelemetry.noop(), true);

    private Fetchers() {}

    /** The proxies of a browser that may go where {@code allowed} says, as settings spell it. */
    public static Passages passages(String allowed) {
        FetchSettings settings = settings("allowed-inside", allowed);
        return new Passages(VERTX, new Guard(settings, new SystemNames()), settings);
    }

    /** A fetcher with settings as pairs of name and value; what is not named is quick, small and may stay inside. */
    public static Fetcher with(String... pairs) {
        FetchSettings settings = settings(pairs);
        return with(settings, new SystemNames(), new Web(VERTX, settings));
    }

    /** The same with names and a client that a test has its hands on. */
    static Fetcher with(FetchSettings settings, Names names, Web web) {
        return with(settings, names, web, host -> Uni.createFrom().item(pause -> {}));
    }

    /** The same with a gate that a test looks at. */
    static Fetcher with(FetchSettings settings, Names names, Web web, HostGate gate) {
        Pace pace = new Pace(settings);
        Guard guard = new Guard(settings, names);
        Exchange exchange = new Exchange(settings, guard, web, UNTRACED);
        Manners manners = new Manners(new SimpleMeterRegistry());
        Turn turn = new Turn(settings, new HostLine(gate, pace, manners), pace, manners);
        Hops hops = new Hops(settings, exchange, turn);
        Retry retry = new Retry(settings);
        return new Fetcher(
                settings, hops, new Robots(settings, guard, hops, retry, pace, manners), retry, pace, turn, UNTRACED);
    }

    /** The robots.txt cache of a replica that reads the time from a clock of the test. */
    static Robots robots(Clock clock) {
        FetchSettings settings = settings();
        Guard guard = new Guard(settings, new SystemNames());
        Pace pace = new Pace(settings);
        Manners manners = new Manners(new SimpleMeterRegistry());
        HostLine line = new HostLine(host -> Uni.createFrom().item(pause -> {}), pace, manners);
        Exchange exchange = new Exchange(settings, guard, new Web(VERTX, settings), UNTRACED);
        Hops hops = new Hops(settings, exchange, new Turn(settings, line, pace, manners));
        return new Robots(settings, guard, hops, new Retry(settings), pace, manners, clock);
    }

    /** Settings as pairs of name and value; a value that is empty takes away what is usual in tests. */
    public static FetchSettings settings(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of(
                "sluice.fetch.delay", "1ms",
                "sluice.fetch.backoff", "10ms",
                "sluice.fetch.limit", "100000",
                "sluice.fetch.unpacked", "200000",
                "sluice.fetch.attempts", "3",
                "sluice.fetch.redirects", "3",
                "sluice.fetch.allowed-inside", "127.0.0.1"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put("sluice.fetch." + pairs[i], pairs[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FetchSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FetchSettings.class);
    }
}
