package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.scraper.feed.users.RandomUser.Coordinates;
import dev.sluice.scraper.feed.users.RandomUser.Location;
import dev.sluice.scraper.feed.users.RandomUser.Login;
import dev.sluice.scraper.feed.users.RandomUser.Moment;
import dev.sluice.scraper.feed.users.RandomUser.Name;
import dev.sluice.scraper.feed.users.RandomUser.Picture;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a user as the API answers it to the event: flattened, typed, cleaned. What is missing stays missing. */
final class UserCleaning {

    private UserCleaning() {}

    static User clean(RandomUser raw, Instant collectedAt) {
        Tidy tidy = new Tidy();
        Name name = Objects.requireNonNullElse(raw.name(), new Name(null, null, null));
        Location place = Objects.requireNonNullElse(raw.location(), new Location(null, null, null, null, null, null));
        Coordinates point = Objects.requireNonNullElse(place.coordinates(), new Coordinates(null, null));
        Login login = Objects.requireNonNullElse(raw.login(), new Login(null, null));
        Moment birth = Objects.requireNonNullElse(raw.dob(), new Moment(null, null));
        Moment registered = Objects.requireNonNullElse(raw.registered(), new Moment(null, null));
        Picture picture = Objects.requireNonNullElse(raw.picture(), new Picture(null));
        return new User(
                lower(Tidy.text(login.uuid())),
                collectedAt,
                tidy.text("firstName", name.first(), 200),
                tidy.text("lastName", name.last(), 200),
                tidy.text("title", name.title(), 50),
                lower(tidy.text("gender", raw.gender(), 50)),
                Tidy.text(raw.email()),
                tidy.text("address", address(place), 1000),
                tidy.text("city", place.city(), 200),
                tidy.text("state", place.state(), 200),
                tidy.text("country", place.country(), 200),
                tidy.text("postcode", place.postcode(), 50),
                tidy.degrees("latitude", point.latitude()),
                tidy.degrees("longitude", point.longitude()),
                tidy.time("dateOfBirth", birth.date()),
                birth.age(),
                tidy.time("registrationDate", registered.date()),
                tidy.text("phone", raw.phone(), 50),
                tidy.text("cell", raw.cell(), 50),
                tidy.country("nationality", upper(Tidy.text(raw.nat()))),
                tidy.text("pictureUrl", picture.medium(), 2000),
                tidy.text("username", login.username(), 200),
                tidy.warnings());
    }

    /** {@code 8929 Valwood Pkwy, Bodø, Nordland, Norway}; parts not given are left out. */
    private static String address(Location place) {
        String parts = Stream.of(street(place.street()), place.city(), place.state(), place.country())
                .map(Tidy::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? null : parts;
    }

    private static String street(JsonNode street) {
        if (street == null || !street.isObject()) {
            return street == null || street.isNull() ? null : street.asText();
        }
        return street.path("number").asText("") + " " + street.path("name").asText("");
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static String upper(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
}
