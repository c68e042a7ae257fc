package dev.sluice.sample.sun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.sample.random.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

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

        ObjectNode json = object().put("flrID", flare.id());
        if (newer) {
            json.put("catalog", "M2M_CATALOG");
        }
        json.putArray("instruments").addObject().put("displayName", random.pick(INSTRUMENTS));
        json.put("beginTime", DonkiTimes.MINUTE.format(times.begin()))
                .put("peakTime", DonkiTimes.MINUTE.format(times.peak()))
                .put("endTime", revised && times.end() != null ? DonkiTimes.MINUTE.format(times.end()) : null)
                .put("classType", flare.strength().toString())
                .put("sourceLocation", flare.location())
                .put("activeRegionNum", flare.region())
                .put("note", revised ? flare.note() : "")
                .put(
                        "submissionTime",
                        DonkiTimes.MINUTE.format(flare.submissions().get(version - 1)))
                .put("versionId", version)
                .put("link", VIEW + random.below(40_000) + "/-1");
        List<String> linked = revised ? flare.linked() : List.of();
        json.set("linkedEvents", listOrNull(linked, id -> object().put("activityID", id)));
        if (newer) {
            json.set("sentNotifications", listOrNull(sent, Notification::reference));
        }
        return json;
    }

    private static <T> JsonNode listOrNull(List<T> values, Function<T, ObjectNode> json) {
        return values.isEmpty()
                ? NullNode.instance
                : JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(values.stream().map(json).toList());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
