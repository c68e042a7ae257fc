package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A user as the RandomUser API answers it, reduced to what is wanted. Passwords, salts, hashes and national ids have no
 * place here, so the parser skips them.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record RandomUser(
        String gender,
        Name name,
        Location location,
        String email,
        Login login,
        Moment dob,
        Moment registered,
        String phone,
        String cell,
        Picture picture,
        String nat) {

    /** The whole answer; {@code error} stands alone when the API refuses. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(String error, List<RandomUser> results) {}

    /** How a person is called. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Name(String title, String first, String last) {}

    /** Where a person lives; before 1.3 {@code street} was one string, since then it has a number and a name. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Location(
            JsonNode street, String city, String state, String country, String postcode, Coordinates coordinates) {}

    /** Degrees as text. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Coordinates(String latitude, String longitude) {}

    /** Of an account only who it is. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Login(String uuid, String username) {}

    /** A date of a person's life and the years since. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Moment(String date, Integer age) {}

    /** Portraits; one size is enough. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Picture(String medium) {}
}
