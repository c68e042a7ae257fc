package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;
import java.time.Instant;
import java.util.List;

/** Writes a version of a flare as the API's JSON. */
final class FlareJson {

    /** Records from this time on contain their catalogue and their notifications. */
    private static final Instant CATALOG_SINCE = Instant.parse("2024-01-01T00:00:00Z");

    private static final String VIEW = "https://donki.example/DONKI/view/FLR/";
    private static final List<String> INSTRUMENTS = List.of("GOES-P: EXIS 1.0-8.0", "GOES-S: EXIS 1.0-8.0");

    private FlareJson() {}

    /**
     * The record of a listed flare.
     *
     * @param sent the notifications issued about it
     */
    static ObjectNode json(Flare flare, int version, List<Notification> sent) {
        FlareTimes times = flare.times();
        boolean revised = version > 1;
        SeededRandom random = SeededRandom.of("record", flare.id());
        boolean newer = !times.begin().isBefore(CATALOG_SINCE);

        ObjectNode json = JsonNodeFactory.instance.objectNode().put("flrID", flare.id());
        if (newer) {
            json.put("catalog", "M2M_CATALOG");
        }
        json.putArray("instruments").addObject().put("displayName", random.pick(INSTRUMENTS));
        json.put("beginTime", DonkiTimes.minute(times.begin()))
                .put("peakTime", DonkiTimes.minute(times.peak()))
                .put("endTime", revised && times.end() != null ? DonkiTimes.minute(times.end()) : null)
                .put("classType", flare.strength().toString())
                .put("sourceLocation", flare.location())
                .put("activeRegionNum", flare.region())
                .put("note", revised ? flare.note() : "")
                .put("submissionTime", DonkiTimes.minute(flare.submissions().get(version - 1)))
                .put("versionId", version)
                .put("link", VIEW + random.below(40_000) + "/-1");
        linked(json, revised ? flare.linked() : List.of());
        if (newer) {
            sent(json, sent);
        }
        return json;
    }

    private static void linked(ObjectNode json, List<String> linked) {
        if (linked.isEmpty()) {
            json.putNull("linkedEvents");
        } else {
            ArrayNode events = json.putArray("linkedEvents");
            linked.forEach(id -> events.addObject().put("activityID", id));
        }
    }

    private static void sent(ObjectNode json, List<Notification> sent) {
        if (sent.isEmpty()) {
            json.putNull("sentNotifications");
        } else {
            ArrayNode references = json.putArray("sentNotifications");
            sent.forEach(notification -> references.add(notification.reference()));
        }
    }
}
