package dev.sluice.sample.sun;

import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.server.SampleResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What happens to a request on its way to DONKI: mostly nothing, but in some periods of a few seconds always the same harm. */
public enum DonkiFault {
    /** The answer arrives as it is. */
    FAIR,
    /** 503 with a page for people. */
    UNAVAILABLE,
    /** 200 with a page for people. */
    PAGE,
    /** 200 with nothing. */
    EMPTY,
    /** 200 whose JSON ends in the middle. */
    CUT_TEXT,
    /** The connection breaks in the middle. */
    CUT_CONNECTION;

    /** Short, so that a patient client gets through by asking again. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final int FAIR_SHARE = 60;

    /**
     * The weather of a moment, for tests with a fixed clock, which must know what they will get.
     *
     * @param seed of the server
     * @param path such as {@code /DONKI/FLR}
     */
    public static DonkiFault at(long seed, String path, Instant moment) {
        long period = Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
        int chance = SeededRandom.of("weather", seed, path, period).below(FAIR_SHARE + values().length - 1);
        return chance < FAIR_SHARE ? FAIR : values()[chance - FAIR_SHARE + 1];
    }

    /** What arrives of an answer in this weather. */
    SampleResponse through(Supplier<SampleResponse> answer) {
        return switch (this) {
            case FAIR -> answer.get();
            case UNAVAILABLE -> SampleResponse.html(503, page("Service Unavailable"));
            case PAGE -> SampleResponse.html(200, page("Scheduled maintenance"));
            case EMPTY -> SampleResponse.json(200, "");
            case CUT_TEXT -> answer.get().halve();
            case CUT_CONNECTION -> answer.get().truncate();
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
