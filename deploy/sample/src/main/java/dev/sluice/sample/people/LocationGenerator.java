package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;
import dev.sluice.sample.random.WordList;
import java.util.List;
import java.util.Locale;

/** Generates addresses. As in the real API, coordinates and time zone do not match the country. */
final class LocationGenerator {

    private static final int MAX_HOUSE_NUMBER = 9999;

    private final List<String> timezones = List.of(
            WordList.at("/sample/people/timezones.properties").word("zones", "").split(";", -1));

    ObjectNode location(Nationality nationality, SeededRandom random) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        location.putObject("street")
                .put("number", 1 + random.below(MAX_HOUSE_NUMBER))
                .put("name", random.pick(nationality.streets()));
        location.put("city", random.pick(nationality.cities()))
                .put("state", random.pick(nationality.states()))
                .put("country", nationality.country());
        String postcode = random.fill(nationality.postcodePattern());
        if (nationality.postcodeIsText()) {
            location.put("postcode", postcode);
        } else {
            location.put("postcode", Integer.parseInt(postcode));
        }
        location.putObject("coordinates")
                .put("latitude", degrees(random.between(-90.0, 90.0)))
                .put("longitude", degrees(random.between(-180.0, 180.0)));
        String[] timezone = random.pick(timezones).split(" ", 2);
        location.putObject("timezone").put("offset", timezone[0]).put("description", timezone[1]);
        return location;
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
