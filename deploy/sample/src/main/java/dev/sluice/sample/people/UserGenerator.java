package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.Hashes;
import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Generates the users of a response, in the shape of the API's version 1.4. */
final class UserGenerator {

    /** Reference date of all ages; with the clock's date a response would change with every birthday. */
    private static final Instant REFERENCE_DATE = Instant.parse("2026-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String PORTRAITS = "https://randomuser.me/api/portraits/";
    private static final int PORTRAITS_PER_GENDER = 100;
    private static final int MAX_AGE_DAYS = 80 * 365;
    private static final int MIN_AGE_DAYS = 18 * 366;
    private static final int MAX_MEMBERSHIP_DAYS = 20 * 365;

    private final WordList loginWords = WordList.at("/sample/people/logins.properties");
    private final LocationGenerator locations = new LocationGenerator();

    /** Generates the user at an index of a response; the same request always gives the same user. */
    ObjectNode user(RandomUserRequest request, int index) {
        String name = request.name() + "/" + index;
        SeededRandom random = SeededRandom.of(name);
        Nationality nationality = random.pick(request.nationalities());
        String gender = request.gender().orElseGet(() -> random.pick(List.of("male", "female")));
        PersonName first = random.pick(nationality.firstNames().of(gender));
        PersonName last = random.pick(nationality.lastNames());

        ObjectNode user = JsonNodeFactory.instance.objectNode().put("gender", gender);
        user.putObject("name")
                .put("title", random.pick(nationality.titles().of(gender)))
                .put("first", first.written())
                .put("last", last.written());
        user.set("location", locations.location(nationality, random));
        user.put("email", first.ascii() + "." + last.ascii() + "@example.com");
        user.set("login", login(name, random));
        user.set("dob", moment(random, MIN_AGE_DAYS, MAX_AGE_DAYS));
        user.set("registered", moment(random, 1, MAX_MEMBERSHIP_DAYS));
        user.put("phone", random.fill(nationality.phonePattern()));
        user.put("cell", random.fill(nationality.cellPattern()));
        user.putObject("id")
                .put("name", nationality.idName())
                .put("value", nationality.idName().isEmpty() ? null : random.fill(nationality.idPattern()));
        user.set("picture", picture(gender, random.below(PORTRAITS_PER_GENDER)));
        user.put("nat", nationality.code());
        UserFaults.apply(user, random);
        return user;
    }

    /** The natural key of a user, and the secrets that must not leave the scraper. */
    private ObjectNode login(String user, SeededRandom random) {
        String password = random.pick(loginWords.words("passwords"));
        String salt = random.alphanumeric(8);
        return JsonNodeFactory.instance
                .objectNode()
                .put("uuid", Hashes.uuid(user).toString())
                .put(
                        "username",
                        random.pick(loginWords.words(random.oneIn(2) ? "colours" : "adjectives"))
                                + random.pick(loginWords.words("animals"))
                                + random.fill("[1-9]##"))
                .put("password", password)
                .put("salt", salt)
                .put("md5", Hashes.hex("MD5", password + salt))
                .put("sha1", Hashes.hex("SHA-1", password + salt))
                .put("sha256", Hashes.hex("SHA-256", password + salt));
    }

    private static ObjectNode moment(SeededRandom random, int leastDaysAgo, int mostDaysAgo) {
        Instant date = REFERENCE_DATE.minusMillis(random.between(
                ChronoUnit.DAYS.getDuration().toMillis() * leastDaysAgo,
                ChronoUnit.DAYS.getDuration().toMillis() * mostDaysAgo));
        long age = ChronoUnit.YEARS.between(date.atZone(ZoneOffset.UTC), REFERENCE_DATE.atZone(ZoneOffset.UTC));
        return JsonNodeFactory.instance
                .objectNode()
                .put("date", DATE.format(date))
                .put("age", age);
    }

    private static ObjectNode picture(String gender, int number) {
        String file = (gender.equals("male") ? "men/" : "women/") + number + ".jpg";
        return JsonNodeFactory.instance
                .objectNode()
                .put("large", PORTRAITS + file)
                .put("medium", PORTRAITS + "med/" + file)
                .put("thumbnail", PORTRAITS + "thumb/" + file);
    }
}
