package dev.sluice.ingest.feed.insights;

import dev.sluice.ingest.cassandra.BoundWrite;
import dev.sluice.ingest.intake.Envelope;
import java.util.List;

/** The tables of insights: their rows as last computed, and their names. */
final class InsightTable {

    /** Must equal the number that query-service reads. */
    private static final int SHARDS = 8;

    private static final String UPSERT_ROW = """
            INSERT INTO sluice.insight_by_name (insight, shard, row, dimensions, measures, computed_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_NAME = """
            INSERT INTO sluice.insight_name_by_shard (shard, insight, computed_at) VALUES (?, ?, ?)
            USING TIMESTAMP ?""";

    private InsightTable() {}

    /** The latest computation wins, in any order of arrival. */
    static List<BoundWrite> rows(Insight insight, Envelope envelope) {
        int shard = Math.floorMod(insight.row().hashCode(), SHARDS);
        long writeTime = envelope.writeTime();
        return List.of(
                BoundWrite.of(
                        UPSERT_ROW,
                        insight.insight(),
                        shard,
                        insight.row(),
                        insight.dimensions(),
                        insight.measures(),
                        insight.computedAt(),
                        envelope.id(),
                        writeTime),
                BoundWrite.of(UPSERT_NAME, shard, insight.insight(), insight.computedAt(), writeTime));
    }
}
