package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;

/** The way in which about one user in 200 is wrong, as a real API shows it now and then. */
final class Oddities {

    private static final int ONE_IN = 200;

    private Oddities() {}

    static void mayStrike(ObjectNode user, SeededRandom random) {
        if (random.oneIn(ONE_IN)) {
            strike(user, random.below(6));
        }
    }

    private static void strike(ObjectNode user, int kind) {
        ObjectNode location = user.withObject("/location");
        switch (kind) {
            case 0 -> user.remove("email");
            case 1 -> user.withObject("/login").remove("uuid");
            case 2 -> location.putNull("postcode");
            case 3 -> location.withObject("/coordinates").put("latitude", "");
            case 4 -> location.put("city", "   ").put("state", "");
            default -> {
                ObjectNode name = user.withObject("/name");
                name.put("first", "  " + name.get("first").textValue() + " ");
                user.put("email", " " + user.get("email").textValue() + "  ");
            }
        }
    }
}
