package dev.sluice.query.feed.insights;

import dev.sluice.query.FakeIngestService;
import jakarta.inject.Singleton;
import java.util.Map;

/** Stores insights as ingest-service does: a row in its shard, and the insight's name there. */
@Singleton
class InsightFixtures {

    static final String COMPUTED = "2026-11-20T12:00:00.125Z";

    private final FakeIngestService ingest;

    InsightFixtures(FakeIngestService ingest) {
        this.ingest = ingest;
    }

    void store(String insight, String row, int starts) {
        int shard = Math.floorMod(row.hashCode(), 8);
        ingest.storeRow(
                "insight_by_name",
                Map.of(
                        "insight",
                        insight,
                        "shard",
                        shard,
                        "row",
                        row,
                        "dimensions",
                        Map.of("country", row.replaceAll("/.*", "")),
                        "measures",
                        Map.of("starts", starts, "share", "0.50"),
                        "computed_at",
                        COMPUTED));
        name(insight, shard, COMPUTED);
    }

    void name(String insight, int shard, String computed) {
        ingest.storeRow("insight_name_by_shard", Map.of("shard", shard, "insight", insight, "computed_at", computed));
    }

    void announced(String key) {
        ingest.announce("insights", key);
    }
}
