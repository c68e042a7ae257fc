package dev.sluice.ingest.feed.insights;

import dev.sluice.ingest.intake.Envelope;
import dev.sluice.ingest.store.Cql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** An insight's tables: its rows, each as last computed, and the names that there are. */
@ApplicationScoped
class InsightTable {

    /** As query-service reads them. */
    private static final int SHARDS = 8;

    private static final String UPSERT_ROW = """
            INSERT INTO sluice.insight_by_name (insight, shard, row, dimensions, measures, computed_at, event_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            USING TIMESTAMP ?""";

    private static final String UPSERT_NAME = """
            INSERT INTO sluice.insight_name_by_shard (shard, insight, computed_at) VALUES (?, ?, ?)
            USING TIMESTAMP ?""";

    private final Cql cql;

    InsightTable(Cql cql) {
        this.cql = cql;
    }

    /** The latest computation wins, whatever the order of arrival. */
    Uni<Void> write(Insight insight, Envelope envelope) {
        int shard = Math.floorMod(insight.row().hashCode(), SHARDS);
        long writeTime = envelope.writeTime();
        return cql.writeAll(List.of(
                Cql.Write.of(
                        UPSERT_ROW,
                        insight.insight(),
                        shard,
                        insight.row(),
                        insight.dimensions(),
                        insight.measures(),
                        insight.computedAt(),
                        envelope.id(),
                        writeTime),
                Cql.Write.of(UPSERT_NAME, shard, insight.insight(), insight.computedAt(), writeTime)));
    }
}
