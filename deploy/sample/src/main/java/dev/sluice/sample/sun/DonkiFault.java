package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.server.SampleResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A fault of the sample DONKI: FAIR in most periods of five seconds, else one fault for the whole period. */
public enum DonkiFault {
    /** No fault. */
    FAIR,
    /** 503 with an HTML page. */
    UNAVAILABLE,
    /** 200 with an HTML page. */
    PAGE,
    /** 200 with an empty body. */
    EMPTY,
    /** 200 with truncated JSON. */
    CUT_TEXT,
    /** The connection breaks in the middle. */
    CUT_CONNECTION;

    /** Short, so that a client that retries succeeds. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final int FAIR_WEIGHT = 60;

    /**
     * The fault of a moment, for tests with a fixed clock.
     *
     * @param seed of the server
     * @param path such as {@code /DONKI/FLR}
     */
    public static DonkiFault at(long seed, String path, Instant moment) {
        long period = Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
        int chance = SeededRandom.of("weather", seed, path, period).below(FAIR_WEIGHT + values().length - 1);
        return chance < FAIR_WEIGHT ? FAIR : values()[chance - FAIR_WEIGHT + 1];
    }

    SampleResponse apply(Supplier<SampleResponse> response) {
        return switch (this) {
            case FAIR -> response.get();
            case UNAVAILABLE -> SampleResponse.html(503, page("Service Unavailable"));
            case PAGE -> SampleResponse.html(200, page("Scheduled maintenance"));
            case EMPTY -> SampleResponse.json(200, "");
            case CUT_TEXT -> response.get().halve();
            case CUT_CONNECTION -> response.get().truncate();
        };
    }

    private static String page(String title) {
        return """
                <!DOCTYPE html>
                <html><head><title>%1$s</title></head>
                <body><h1>%1$s</h1><p>The sample sun is behind a cloud. Please come back soon.</p></body></html>
                """.formatted(title);
    }
}
