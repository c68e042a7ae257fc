package dev.sluice.sample.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;

/** Damages about one user in 200 in one of six ways, as seen in the real API. */
final class UserFaults {

    private static final int FAULTY_ONE_IN = 200;

    private UserFaults() {}

    static void apply(ObjectNode user, SeededRandom random) {
        if (random.oneIn(FAULTY_ONE_IN)) {
            damage(user, random.below(6));
        }
    }

    private static void damage(ObjectNode user, int kind) {
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
