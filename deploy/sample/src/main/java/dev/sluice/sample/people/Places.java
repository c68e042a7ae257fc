package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;
import java.util.List;
import java.util.Locale;

/** Makes up where a user lives. As in the real API, coordinates and time zone do not agree with the country. */
final class Places {

    private static final int HIGHEST_HOUSE_NUMBER = 9999;

    private static final List<List<String>> TIMEZONES = List.of(
            List.of("-11:00", "Midway Island, Samoa"),
            List.of("-8:00", "Pacific Time (US & Canada)"),
            List.of("-6:00", "Central Time (US & Canada), Mexico City"),
            List.of("-5:00", "Eastern Time (US & Canada), Bogota, Lima"),
            List.of("-3:30", "Newfoundland"),
            List.of("-3:00", "Brazil, Buenos Aires, Georgetown"),
            List.of("-1:00", "Azores, Cape Verde Islands"),
            List.of("0:00", "Western Europe Time, London, Lisbon, Casablanca"),
            List.of("+1:00", "Brussels, Copenhagen, Madrid, Paris"),
            List.of("+3:30", "Tehran"),
            List.of("+5:30", "Bombay, Calcutta, Madras, New Delhi"),
            List.of("+5:45", "Kathmandu"),
            List.of("+9:00", "Tokyo, Seoul, Osaka, Sapporo, Yakutsk"),
            List.of("+9:30", "Adelaide, Darwin"),
            List.of("+12:00", "Auckland, Wellington, Fiji, Kamchatka"));

    ObjectNode location(Nationality nationality, SeededRandom random) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        location.putObject("street")
                .put("number", 1 + random.below(HIGHEST_HOUSE_NUMBER))
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
        List<String> timezone = random.pick(TIMEZONES);
        location.putObject("timezone").put("offset", timezone.get(0)).put("description", timezone.get(1));
        return location;
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
