package dev.sluice.sample.people;

import dev.sluice.sample.server.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A request to the RandomUser API.
 *
 * @param nationalities to choose from, never empty
 * @param gender the only one to generate, or empty for both
 */
record RandomUserRequest(int results, String seed, int page, List<Nationality> nationalities, Optional<String> gender) {

    private static final int MAX_RESULTS = 5000;

    /**
     * Parses the query parameters as the real API does.
     *
     * @throws IllegalArgumentException if one is invalid; the message is for the client
     */
    static RandomUserRequest of(
            QueryParameters parameters, Map<String, Nationality> known, Supplier<String> seedGenerator) {
        Optional<String> gender = parameters.text("gender").map(text -> text.toLowerCase(Locale.ROOT));
        if (gender.isPresent() && !Set.of("male", "female").contains(gender.get())) {
            throw new IllegalArgumentException("gender must be male or female");
        }
        return new RandomUserRequest(
                parameters.number("results", 1, MAX_RESULTS, 1),
                parameters.text("seed").orElseGet(seedGenerator),
                parameters.number("page", 1, 10_000, 1),
                nationalities(parameters.text("nat"), known),
                gender);
    }

    /** Together with its index, the seed of each user of the response. */
    String name() {
        return "user/" + seed + "/" + page + "/" + gender.orElse("any") + "/"
                + String.join(",", nationalities.stream().map(Nationality::code).toList());
    }

    private static List<Nationality> nationalities(Optional<String> asked, Map<String, Nationality> known) {
        if (asked.isEmpty()) {
            return List.copyOf(known.values());
        }
        return Arrays.stream(asked.get().split(",", -1))
                .map(word -> Optional.ofNullable(known.get(word.strip().toUpperCase(Locale.ROOT)))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "nat must be a list of " + String.join(", ", known.keySet()))))
                .toList();
    }
}
