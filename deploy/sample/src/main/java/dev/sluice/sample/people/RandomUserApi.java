package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.Hashes;
import dev.sluice.sample.server.QueryParameters;
import dev.sluice.sample.server.SampleResponse;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The RandomUser API v1.4: generates users, the same ones for the same seed and page. */
public final class RandomUserApi {

    private static final Set<String> PATHS = Set.of("/api", "/api/", "/api/1.4", "/api/1.4/");

    private final long seed;
    private final Map<String, Nationality> nationalities = Nationality.all();
    private final UserGenerator users = new UserGenerator();
    private final AtomicLong unseededRequests = new AtomicLong();

    /** Derives all content from a seed. */
    public RandomUserApi(long seed) {
        this.seed = seed;
    }

    /** Responds to a request. */
    public SampleResponse respond(String path, QueryParameters parameters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!PATHS.contains(path)) {
            return SampleResponse.json(
                    404, body.put("error", "There is no such version").toString());
        }
        try {
            return SampleResponse.json(
                    200,
                    fill(body, RandomUserRequest.of(parameters, nationalities, this::nextSeed))
                            .toString());
        } catch (IllegalArgumentException e) {
            return SampleResponse.json(400, body.put("error", e.getMessage()).toString());
        }
    }

    private ObjectNode fill(ObjectNode body, RandomUserRequest request) {
        ArrayNode results = body.putArray("results");
        for (int i = 0; i < request.results(); i++) {
            results.add(users.user(request, i));
        }
        body.putObject("info")
                .put("seed", request.seed())
                .put("results", request.results())
                .put("page", request.page())
                .put("version", "1.4");
        return body;
    }

    /** A new seed for every request without one, so that its users are new. */
    private String nextSeed() {
        return Hashes.hex("SHA-256", "seed/" + seed + "/" + unseededRequests.incrementAndGet())
                .substring(0, 16);
    }
}
