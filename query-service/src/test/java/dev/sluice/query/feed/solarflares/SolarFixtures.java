package dev.sluice.query.feed.solarflares;

import dev.sluice.query.FakeIngestService;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stores flares and notifications as the contract's tables define them. */
@Singleton
class SolarFixtures {

    private static final Map<Character, String> EXPONENT =
            Map.of('A', "E-8", 'B', "E-7", 'C', "E-6", 'M', "E-5", 'X', "E-4");

    private final FakeIngestService ingest;

    SolarFixtures(FakeIngestService ingest) {
        this.ingest = ingest;
    }

    /** Stores a flare of a class that took 600 seconds, unless the columns say otherwise. */
    void flare(String id, String classType, Map<String, ?> columns) {
        String time = id.substring(0, "2017-09-06T11:53:00".length()) + "Z";
        Map<String, Object> all = new HashMap<>(Map.of(
                "flare_id",
                id,
                "version_id",
                1,
                "begin_time",
                time,
                "class_type",
                classType,
                "class_letter",
                classType.substring(0, 1),
                "class_number",
                classType.substring(1),
                "peak_flux_watts_per_square_metre",
                Double.valueOf(classType.substring(1) + EXPONENT.get(classType.charAt(0)))));
        all.putAll(columns);
        ingest.storeRow("solar_flare_by_id", all);
        all.put("month", id.substring(0, "2017-09".length()));
        all.put("id_time", time);
        ingest.storeRow("solar_flare_by_month", all);
    }

    /** Stores a notification that names flares. */
    void notification(String id, String type, String issued, String... flares) {
        Map<String, Object> named =
                new HashMap<>(Map.of("message_id", id, "type", type, "issue_time", issued, "summary", "Seen by GOES."));
        for (String flare : flares) {
            named.put("flare_id", flare);
            ingest.storeRow("solar_notification_by_flare", named);
        }
        named.remove("flare_id");
        named.put("flare_ids", List.of(flares));
        ingest.storeRow("solar_notification_by_id", with(named, "body", "## Summary: Seen by GOES. ## Notes: none"));
        ingest.storeRow("solar_notification_by_month", with(named, "month", issued.substring(0, "2017-09".length())));
    }

    private static Map<String, Object> with(Map<String, Object> columns, String name, Object value) {
        Map<String, Object> all = new HashMap<>(columns);
        all.put(name, value);
        return all;
    }
}
