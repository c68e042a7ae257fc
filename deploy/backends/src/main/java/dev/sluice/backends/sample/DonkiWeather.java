package dev.sluice.backends.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What happens to a request on its way to DONKI: mostly nothing, but in some periods of a few seconds always the same harm. */
public enum DonkiWeather {
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
    public static DonkiWeather at(long seed, String path, Instant moment) {
        long period = Math.floorDiv(moment.getEpochSecond(), PERIOD.toSeconds());
        int chance = Dice.of("weather", seed, path, period).below(FAIR_SHARE + values().length - 1);
        return chance < FAIR_SHARE ? FAIR : values()[chance - FAIR_SHARE + 1];
    }

    /** What arrives of an answer in this weather. */
    Answer through(Supplier<Answer> answer) {
        return switch (this) {
            case FAIR -> answer.get();
            case UNAVAILABLE -> Answer.html(503, page("Service Unavailable"));
            case PAGE -> Answer.html(200, page("Scheduled maintenance"));
            case EMPTY -> Answer.json(200, "");
            case CUT_TEXT -> halved(answer.get());
            case CUT_CONNECTION -> answer.get().cutInTheMiddle();
        };
    }

    private static Answer halved(Answer whole) {
        return Answer.json(
                whole.status(), whole.body().substring(0, whole.body().length() / 2));
    }

    private static String page(String title) {
        return """
                <!DOCTYPE html>
                <html><head><title>%1$s</title></head>
                <body><h1>%1$s</h1><p>The sample sun is behind a cloud. Please come back soon.</p></body></html>
                """.formatted(title);
    }
}
