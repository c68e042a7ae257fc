package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.server.QueryParameters;
import dev.sluice.sample.server.SampleResponse;
import java.time.Clock;
import java.time.Instant;

/** The DONKI API as api.nasa.gov serves it: checks key, parameters and rate limit, and fails now and then. */
public final class DonkiApi {

    /** Prefix of all its paths. */
    public static final String ROOT = "/DONKI/";

    /** Far above the limit of the real DEMO_KEY, so that years can be collected in one run. */
    static final int MAX_REQUESTS_PER_HOUR = 1000;

    private static final int DEFAULT_FLARE_DAYS = 30;
    private static final int DEFAULT_NOTIFICATION_DAYS = 7;
    private static final int MAX_NOTIFICATION_DAYS = 30;

    private final long seed;
    private final Clock clock;
    private final SpaceWeather sun;
    private final HourlyLimit limit = new HourlyLimit(MAX_REQUESTS_PER_HOUR);

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
        SampleResponse response = left < 0
                ? error(429, "OVER_RATE_LIMIT", "You have asked too often; try again in the next hour.")
                        .with("Retry-After", HourlyLimit.secondsUntilReset(now))
                : DonkiFault.at(seed, path, now).apply(() -> withoutFault(path, parameters, now));
        return response.with("X-RateLimit-Limit", MAX_REQUESTS_PER_HOUR)
                .with("X-RateLimit-Remaining", Math.max(left, 0));
    }

    private SampleResponse withoutFault(String path, QueryParameters parameters, Instant now) {
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
        DonkiDateRange range = DonkiDateRange.of(parameters, DonkiTimes.date(now), DEFAULT_FLARE_DAYS);
        return SampleResponse.json(200, sun.flares(range, now).toString());
    }

    private SampleResponse notifications(QueryParameters parameters, Instant now) {
        DonkiDateRange range = DonkiDateRange.of(parameters, DonkiTimes.date(now), DEFAULT_NOTIFICATION_DAYS);
        if (range.length() > MAX_NOTIFICATION_DAYS) {
            throw new IllegalArgumentException(
                    "startDate and endDate must not be more than " + MAX_NOTIFICATION_DAYS + " days apart");
        }
        ArrayNode found = sun.notifications(range, parameters.text("type").orElse("all"), now);
        return SampleResponse.json(200, found.toString());
    }

    private static SampleResponse error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return SampleResponse.json(status, body.toString());
    }
}
