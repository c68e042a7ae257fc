package dev.sluice.lake.gold;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.flow.Stage;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import dev.sluice.lake.table.Upsert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Recomputes the groups of insights that are affected by changes of a source table. */
public final class InsightStage implements Stage {

    private final Tables tables;
    private final LakeTable source;
    private final List<Insight> insights;
    private final Publisher publisher;
    private final RowCounts rowCounts;

    /** Publishes recomputed groups, changed or not, once they are written. */
    public interface Publisher {

        /**
         * Publishes groups; called again with the same ones if a batch is repeated.
         *
         * @param rows with the insight's columns; an empty group has counts of 0
         * @param computedAt when the read of the source began
         */
        void publish(Insight insight, Dataset<Row> rows, Instant computedAt);
    }

    /** Reads the changes of one source of insights. */
    public InsightStage(Tables tables, LakeTable source, Publisher publisher, RowCounts rowCounts) {
        this.tables = tables;
        this.source = source;
        this.insights = Insights.ALL.stream()
                .filter(insight -> insight.source().equals(source))
                .toList();
        this.publisher = publisher;
        this.rowCounts = rowCounts;
    }

    @Override
    public String name() {
        return "insights-of-" + source.name().replaceAll("[/_]", "-");
    }

    @Override
    public Dataset<Row> source() {
        return tables.changes(source);
    }

    @Override
    public void process(Dataset<Row> changes, long number) {
        Dataset<Row> once = changes.persist();
        try {
            insights.forEach(insight -> refresh(insight, affected(insight, once, number)));
        } finally {
            once.unpersist();
        }
    }

    private void refresh(Insight insight, Dataset<Row> groups) {
        Instant computedAt = Instant.now();
        Dataset<Row> affected = groups.persist();
        List<Object> days = insight.partition().map(day -> days(affected, day)).orElse(List.of());
        if (insight.partition().isPresent() ? days.isEmpty() : affected.isEmpty()) {
            affected.unpersist();
            return;
        }
        Dataset<Row> computed = computed(insight, affected, read(days)).persist();
        try {
            LakeTable table = insight.table();
            rowCounts.changed(table.name(), new Upsert(tables).apply(table, computed, Insight.differs(table), days));
            publisher.publish(insight, computed, computedAt);
        } finally {
            computed.unpersist();
            affected.unpersist();
        }
    }

    private static List<Object> days(Dataset<Row> groups, String day) {
        return groups.select(day).distinct().collectAsList().stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** With a new checkpoint all groups of gold are recomputed: rows that the source lost meanwhile are in no change feed. */
    private Dataset<Row> affected(Insight insight, Dataset<Row> changes, long number) {
        Dataset<Row> groups = grouped(insight, changes);
        if (number > 0 || tables.isEmpty(insight.table())) {
            return groups.distinct();
        }
        String[] keys = insight.keys().toArray(String[]::new);
        return groups.unionByName(tables.read(insight.table()).selectExpr(keys)).distinct();
    }

    private static Dataset<Row> grouped(Insight insight, Dataset<Row> rows) {
        return rows.where(insight.where()).select(columns(insight.dimensions()));
    }

    /** Reads only the given days of a source that is partitioned by day, or all of it if no days are given. */
    private Dataset<Row> read(List<Object> days) {
        Dataset<Row> rows = tables.read(source);
        return days.isEmpty() ? rows : rows.where(col("event_date").isin(days.toArray()));
    }

    /** Every affected group with its aggregates; a group without rows is deleted. */
    static Dataset<Row> computed(Insight insight, Dataset<Row> affected, Dataset<Row> rows) {
        Column sameGroup = insight.keys().stream()
                .map(key -> col("f." + key).eqNullSafe(col("g." + key)))
                .reduce(Column::and)
                .orElseThrow();
        Map<String, Column> dimensions = insight.dimensions().entrySet().stream()
                .collect(Collectors.toMap(column -> Insight.name(column.getKey()), column -> expr(column.getValue())));
        Column[] keys = insight.keys().stream().map(key -> col("f." + key)).toArray(Column[]::new);
        List<Column> numbers = List.of(columns(insight.measures()));
        Dataset<Row> filled = rows.where(insight.where())
                .withColumns(dimensions)
                .as("f")
                .join(affected.as("g"), sameGroup, "left_semi")
                .groupBy(keys)
                .agg(numbers.get(0), numbers.subList(1, numbers.size()).toArray(Column[]::new));
        return affected.as("g")
                .join(filled.as("f"), sameGroup, "left")
                .select(Stream.of(
                                Stream.of(col("g.*")),
                                insight.numbers().stream()
                                        .map(number -> number.equals(insight.count())
                                                ? coalesce(col(number), lit(0L)).as(number)
                                                : col(number)),
                                Stream.of(col(insight.count()).isNull().as(Upsert.GONE)))
                        .flatMap(columns -> columns)
                        .toArray(Column[]::new));
    }

    private static Column[] columns(Map<String, String> named) {
        return named.entrySet().stream()
                .map(column -> expr(column.getValue()).as(Insight.name(column.getKey())))
                .toArray(Column[]::new);
    }
}
