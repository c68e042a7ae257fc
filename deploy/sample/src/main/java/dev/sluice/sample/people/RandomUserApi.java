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

/** The RandomUser API v1.4: users for the asking, the same ones for the same seed and page. */
public final class RandomUserApi {

    private static final Set<String> PATHS = Set.of("/api", "/api/", "/api/1.4", "/api/1.4/");

    private final long seed;
    private final Map<String, Nationality> nationalities = Nationality.all();
    private final People people = new People();
    private final AtomicLong unseeded = new AtomicLong();

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
                    filled(body, RandomUserRequest.of(parameters, nationalities, this::madeUpSeed))
                            .toString());
        } catch (IllegalArgumentException e) {
            return SampleResponse.json(400, body.put("error", e.getMessage()).toString());
        }
    }

    private ObjectNode filled(ObjectNode body, RandomUserRequest request) {
        ArrayNode results = body.putArray("results");
        for (int i = 0; i < request.results(); i++) {
            results.add(people.user(request, i));
        }
        body.putObject("info")
                .put("seed", request.seed())
                .put("results", request.results())
                .put("page", request.page())
                .put("version", "1.4");
        return body;
    }

    /** Another one for every request without a seed, so that its users are new. */
    private String madeUpSeed() {
        return Hashes.hex("SHA-256", "seed/" + seed + "/" + unseeded.incrementAndGet())
                .substring(0, 16);
    }
}
