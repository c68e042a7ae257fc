package dev.sluice.query.export;

import dev.sluice.query.FakeIngestService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Stores a few rows for every list of the API. */
@Singleton
final class ListFixtures {

    static final String PLAYER = "e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0e0";

    private final FakeIngestService ingest;

    ListFixtures(FakeIngestService ingest) {
        this.ingest = ingest;
    }

    void store() {
        ingest.storeUser("export-1", Map.of("country", "Exportland", "city", "=1+1"));
        ingest.storeRow(
                "product_by_id",
                Map.of(
                        "product_id",
                        "export.example~1",
                        "site",
                        "export.example",
                        "price",
                        "1000.00",
                        "observed_at",
                        "2026-11-01T00:00:00.000Z",
                        "attributes",
                        Map.of("color", "black")));
        ingest.storeObservation("export.example~2", "2026-11-01T00:00:00.000Z", "996.90", true);
        ingest.storeObservation("export.example~2", "2026-10-01T00:00:00.000Z", "997.00", false);
        ingest.storeRow(
                "product_back_in_stock_by_day",
                Map.of(
                        "day",
                        "2018-02-13",
                        "shard",
                        0,
                        "observed_at",
                        "2018-02-13T17:30:00.000Z",
                        "product_id",
                        "export.example~2",
                        "availability",
                        "InStock",
                        "previous_availability",
                        "OutOfStock"));
        ingest.storeRow(
                "solar_flare_by_month",
                Map.of(
                        "month",
                        "2018-02",
                        "id_time",
                        "2018-02-13T17:30:00Z",
                        "flare_id",
                        "2018-02-13T17:30:00-FLR-001",
                        "class_letter",
                        "M",
                        "class_number",
                        "6.6",
                        "instruments",
                        List.of("GOES15: SEM/XRS")));
        ingest.storeRow(
                "solar_notification_by_month",
                Map.of(
                        "month",
                        "2018-02",
                        "issue_time",
                        "2018-02-14T00:00:00Z",
                        "message_id",
                        "20180214-AL-001",
                        "type",
                        "FLR",
                        "flare_ids",
                        List.of("2018-02-13T17:30:00-FLR-001")));
        ingest.storeRow(
                "player_session_by_id",
                Map.of(
                        "session_id",
                        "export-session",
                        "player_id",
                        PLAYER,
                        "country",
                        "FI",
                        "started_at",
                        "2026-11-20T12:00:00.000Z",
                        "ended_at",
                        "2026-11-20T12:01:00.000Z"));
        ingest.storeRow(
                "player_session_complete_by_player",
                Map.of("player_id", PLAYER, "ended_at", "2026-11-20T12:01:00.000Z", "session_id", "export-session"));
        insight("FI");
        insight("FI/2026-11-20");
        for (String day : List.of("2026-10-01", "2026-10-03")) {
            ingest.storeRow(
                    "rejected_by_feed_day",
                    Map.of(
                            "feed",
                            "users",
                            "day",
                            day,
                            "at",
                            day + "T08:00:00.000Z",
                            "id",
                            "users-9-" + day,
                            "reasons",
                            "[{\"field\":\"email\",\"message\":\"must not be null\"}]"));
        }
    }

    private void insight(String row) {
        String computed = "2026-11-20T12:00:00.000Z";
        int shard = Math.floorMod(row.hashCode(), 8);
        ingest.storeRow(
                "insight_by_name",
                Map.of(
                        "insight",
                        "export-insight",
                        "shard",
                        shard,
                        "row",
                        row,
                        "dimensions",
                        Map.of("country", "FI"),
                        "measures",
                        Map.of("completed", 7, "share", "0.50"),
                        "computed_at",
                        computed));
        ingest.storeRow(
                "insight_name_by_shard", Map.of("shard", shard, "insight", "export-insight", "computed_at", computed));
    }

    /** Deletes the rows of partitions that other tests read. */
    void drop() {
        ingest.deleteRows("product_back_in_stock_by_day", "day = '2018-02-13' AND shard = 0");
        ingest.deleteRows("solar_flare_by_month", "month = '2018-02'");
        ingest.deleteRows("solar_notification_by_month", "month = '2018-02'");
    }
}
