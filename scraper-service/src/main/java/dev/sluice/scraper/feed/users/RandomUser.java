package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A user in the RandomUser API's JSON, reduced to the fields that are published. Passwords, salts, hashes and national ids
 * are not declared, so the parser skips them.
 */
@RegisterForReflection
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
    record UserPage(String error, List<RandomUser> results) {}

    record Name(String title, String first, String last) {}

    /** Until version 1.2 of the API {@code street} is a string, since then an object of number and name. */
    record Location(
            JsonNode street, String city, String state, String country, String postcode, Coordinates coordinates) {}

    /** In degrees. */
    record Coordinates(String latitude, String longitude) {}

    record Login(String uuid, String username) {}

    /** A date and the years since. */
    record DateAndAge(String date, Integer age) {}

    record Picture(String medium) {}
}
