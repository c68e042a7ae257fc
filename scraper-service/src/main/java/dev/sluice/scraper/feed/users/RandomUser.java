package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A user in the RandomUser API's JSON, reduced to the fields that are published. Passwords, salts, hashes and national ids
 * are not declared, so the parser skips them.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RandomUser(
        String gender,
        Name name,
        Location location,
        String email,
        Login login,
        DateAndAge dob,
        DateAndAge registered,
        String phone,
        String cell,
        Picture picture,
        String nat) {

    /** A page of users; only {@code error} is set if the API refuses. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UserPage(String error, List<RandomUser> results) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Name(String title, String first, String last) {}

    /** Until version 1.2 of the API {@code street} is a string, since then an object of number and name. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Location(
            JsonNode street, String city, String state, String country, String postcode, Coordinates coordinates) {}

    /** In degrees. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Coordinates(String latitude, String longitude) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Login(String uuid, String username) {}

    /** A date and the years since. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DateAndAge(String date, Integer age) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Picture(String medium) {}
}
