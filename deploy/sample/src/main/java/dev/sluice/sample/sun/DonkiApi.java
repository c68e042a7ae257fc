package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.server.QueryParameters;
import dev.sluice.sample.server.SampleResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** DONKI as api.nasa.gov has it: its key, its limits and its bad hours around the {@link SpaceWeather}. */
public final class DonkiApi {

    /** Prefix of all its paths. */
    public static final String ROOT = "/DONKI/";

    /** Many more than the real DEMO_KEY has, so that years can be collected in one go. */
    static final int REQUESTS_AN_HOUR = 1000;

    private static final int USUAL_DAYS_OF_FLARES = 30;
    private static final int USUAL_DAYS_OF_NOTIFICATIONS = 7;
    private static final int MOST_DAYS_OF_NOTIFICATIONS = 30;

    private final long seed;
    private final Clock clock;
    private final SpaceWeather sun;
    private final HourlyLimit limit = new HourlyLimit(REQUESTS_AN_HOUR);

    /** Derives all content from a seed. */
    public DonkiApi(long seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
        this.sun = new SpaceWeather(seed);
    }

    /** Responds to a request. */
    public SampleResponse respond(String path, QueryParameters parameters) {
        Instant now = clock.instant();
        int left = limit.take(now);
        SampleResponse answer = left < 0
                ? error(429, "OVER_RATE_LIMIT", "You have asked too often; try again in the next hour.")
                        .with("Retry-After", HourlyLimit.secondsToTheNext(now))
                : DonkiFault.at(seed, path, now).through(() -> inFairWeather(path, parameters, now));
        return answer.with("X-RateLimit-Limit", REQUESTS_AN_HOUR).with("X-RateLimit-Remaining", Math.max(left, 0));
    }

    private SampleResponse inFairWeather(String path, QueryParameters parameters, Instant now) {
        if (parameters.text("api_key").isEmpty()) {
            return error(403, "API_KEY_MISSING", "No api_key was supplied; DEMO_KEY will do.");
        }
        try {
            return switch (path) {
                case ROOT + "FLR" -> flares(parameters, now);
                case ROOT + "notifications" -> notifications(parameters, now);
                default -> error(404, "NOT_FOUND", "There is no such service.");
            };
        } catch (IllegalArgumentException e) {
            return error(400, "BAD_REQUEST", e.getMessage());
        }
    }

    private SampleResponse flares(QueryParameters parameters, Instant now) {
        DonkiSpan span = DonkiSpan.of(parameters, today(now), USUAL_DAYS_OF_FLARES);
        return SampleResponse.json(200, sun.flares(span, now).toString());
    }

    private SampleResponse notifications(QueryParameters parameters, Instant now) {
        DonkiSpan span = DonkiSpan.of(parameters, today(now), USUAL_DAYS_OF_NOTIFICATIONS);
        if (span.length() > MOST_DAYS_OF_NOTIFICATIONS) {
            throw new IllegalArgumentException(
                    "startDate and endDate must not be more than " + MOST_DAYS_OF_NOTIFICATIONS + " days apart");
        }
        ArrayNode found = sun.notifications(span, parameters.text("type").orElse("all"), now);
        return SampleResponse.json(200, found.toString());
    }

    private static SampleResponse error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return SampleResponse.json(status, body.toString());
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
