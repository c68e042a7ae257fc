package dev.sluice.scraper.feed.users;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.scraper.feed.users.RandomUser.Coordinates;
import dev.sluice.scraper.feed.users.RandomUser.DateAndAge;
import dev.sluice.scraper.feed.users.RandomUser.Location;
import dev.sluice.scraper.feed.users.RandomUser.Login;
import dev.sluice.scraper.feed.users.RandomUser.Name;
import dev.sluice.scraper.feed.users.RandomUser.Picture;
import dev.sluice.scraper.markup.VisibleText;
import dev.sluice.scraper.markup.Warnings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maps users of the API to events: flattened, converted and cleaned. Missing values stay missing; warnings never quote
 * personal data.
 */
final class UserMapping {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Warnings warnings = new Warnings();

    private UserMapping() {}

    static User map(RandomUser raw, Instant collectedAt) {
        return new UserMapping().user(raw, collectedAt);
    }

    private User user(RandomUser raw, Instant collectedAt) {
        Name name = Objects.requireNonNullElse(raw.name(), new Name(null, null, null));
        Location place = Objects.requireNonNullElse(raw.location(), new Location(null, null, null, null, null, null));
        Coordinates point = Objects.requireNonNullElse(place.coordinates(), new Coordinates(null, null));
        Login login = Objects.requireNonNullElse(raw.login(), new Login(null, null));
        DateAndAge birth = Objects.requireNonNullElse(raw.dob(), new DateAndAge(null, null));
        DateAndAge registered = Objects.requireNonNullElse(raw.registered(), new DateAndAge(null, null));
        Picture picture = Objects.requireNonNullElse(raw.picture(), new Picture(null));
        return new User(
                lower(VisibleText.clean(login.uuid())),
                collectedAt,
                text("firstName", name.first(), 200),
                text("lastName", name.last(), 200),
                text("title", name.title(), 50),
                lower(text("gender", raw.gender(), 50)),
                VisibleText.clean(raw.email()),
                text("address", address(place), 1000),
                text("city", place.city(), 200),
                text("state", place.state(), 200),
                text("country", place.country(), 200),
                text("postcode", place.postcode(), 50),
                degrees("latitude", point.latitude()),
                degrees("longitude", point.longitude()),
                time("dateOfBirth", birth.date()),
                birth.age(),
                time("registrationDate", registered.date()),
                text("phone", raw.phone(), 50),
                text("cell", raw.cell(), 50),
                country("nationality", upper(VisibleText.clean(raw.nat()))),
                text("pictureUrl", picture.medium(), 2000),
                text("username", login.username(), 200),
                warnings.found());
    }

    /** Such as {@code 8929 Valwood Pkwy, Bodø, Nordland, Norway}; missing parts are omitted. */
    private static String address(Location place) {
        String parts = Stream.of(street(place.street()), place.city(), place.state(), place.country())
                .map(VisibleText::clean)
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

    private String text(String field, String raw, int maxLength) {
        return warnings.cut(field, VisibleText.clean(raw), maxLength);
    }

    /** The warning may quote the value: text that is not a number reveals no location. */
    private Double degrees(String field, String raw) {
        String clean = VisibleText.clean(raw);
        if (clean == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(clean);
            if (Double.isFinite(degrees)) {
                return degrees;
            }
        } catch (NumberFormatException e) {
            // Falls through to the warning.
        }
        warnings.add(field, "not a number: " + VisibleText.clean(clean.substring(0, Math.min(40, clean.length()))));
        return null;
    }

    /** Parses a time; one without an offset is in UTC, as old versions of the API mean it. */
    private Instant time(String field, String raw) {
        String clean = VisibleText.clean(raw);
        if (clean == null) {
            return null;
        }
        try {
            String iso = clean.replace(' ', 'T');
            boolean local = iso.matches("[^T]*T[0-9:.]+");
            Instant time = OffsetDateTime.parse(local ? iso + "Z" : iso).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 0 && year <= 9999) {
                return time.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // Falls through to the warning.
        }
        warnings.add(field, "not a time");
        return null;
    }

    private String country(String field, String upperCase) {
        if (upperCase == null || COUNTRY.matcher(upperCase).matches()) {
            return upperCase;
        }
        warnings.add(field, "not two letters");
        return null;
    }
}
