package dev.sluice.backends.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Makes up the users of an answer, in the shape of the API's version 1.4. */
final class People {

    /** The day on which all ages hold: by the clock, an answer would change with every birthday. */
    private static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String PORTRAITS = "https://randomuser.me/api/portraits/";
    private static final int PORTRAITS_OF_A_GENDER = 100;
    private static final int OLDEST_DAYS = 80 * 365;
    private static final int YOUNGEST_DAYS = 18 * 366;
    private static final int LONGEST_MEMBER_DAYS = 20 * 365;

    private final Logins logins = new Logins();
    private final Places places = new Places();

    /** The user at a place of an answer; the same for ever. */
    ObjectNode user(RandomUserRequest request, int index) {
        String who = request.name() + "/" + index;
        Dice dice = Dice.of(who);
        Nationality nationality = dice.of(request.nationalities());
        String gender = request.gender().orElseGet(() -> dice.of(List.of("male", "female")));
        Name first = dice.of(nationality.firstNames().of(gender));
        Name last = dice.of(nationality.lastNames());

        ObjectNode user = JsonNodeFactory.instance.objectNode().put("gender", gender);
        user.putObject("name")
                .put("title", dice.of(nationality.titles().of(gender)))
                .put("first", first.written())
                .put("last", last.written());
        user.set("location", places.location(nationality, dice));
        user.put("email", first.ascii() + "." + last.ascii() + "@example.com");
        user.set("login", logins.login(who, dice));
        user.set("dob", moment(dice, YOUNGEST_DAYS, OLDEST_DAYS));
        user.set("registered", moment(dice, 1, LONGEST_MEMBER_DAYS));
        user.put("phone", dice.fill(nationality.phonePattern()));
        user.put("cell", dice.fill(nationality.cellPattern()));
        user.putObject("id")
                .put("name", nationality.idName())
                .put("value", nationality.idName().isEmpty() ? null : dice.fill(nationality.idPattern()));
        user.set("picture", picture(gender, dice.below(PORTRAITS_OF_A_GENDER)));
        user.put("nat", nationality.code());
        Oddities.mayStrike(user, dice);
        return user;
    }

    private static ObjectNode moment(Dice dice, int leastDaysAgo, int mostDaysAgo) {
        Instant date = TODAY.minusMillis(dice.between(
                ChronoUnit.DAYS.getDuration().toMillis() * leastDaysAgo,
                ChronoUnit.DAYS.getDuration().toMillis() * mostDaysAgo));
        long age = ChronoUnit.YEARS.between(date.atZone(ZoneOffset.UTC), TODAY.atZone(ZoneOffset.UTC));
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
