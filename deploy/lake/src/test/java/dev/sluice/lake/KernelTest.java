package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.silver.SilverTables;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.junit.jupiter.api.Test;

/** Delta Kernel reads the same rows as Spark from every table, also after updates, deletions and a compaction. */
class KernelTest {

    private static final String TIME = "2026-11-19T12:00:00.";

    @Test
    void everyTableReadsTheSameWithoutSpark() throws Exception {
        TestLake lake = TestLake.one();
        GeneratedSessionEvents generated = GeneratedSessionEvents.of(9, 60, List.of("KA", "KB"));
        int size = generated.events().size();
        generated.events().subList(0, size / 2).forEach(event -> event.send(lake.broker()));
        person(lake, "k1", "100Z", "Kalevala");
        person(lake, "k2", "100Z", "Kalevala");
        observe(lake, "2026-11-19T12:00:00.000Z");
        lake.broker().send("users.stored", "k3", "k3/x", TIME + "100Z", "{\"userId\":");
        lake.catchUp();
        generated.events().subList(size / 2, size).forEach(event -> event.send(lake.broker()));
        person(lake, "k1", "200Z", "Pohjola");
        lake.broker().send("users.stored", "k2", "erasure/k2", TIME + "300Z", null);
        observe(lake, "2026-11-19T11:00:00.000Z");
        lake.catchUp();

        Stream.of(Bronze.TABLE, SilverTables.PLAYER_SESSIONS, SilverTables.USERS, SessionStage.TABLE)
                .map(lake.tables()::path)
                .forEach(path -> DeltaTable.forPath(lake.tables().spark(), path)
                        .optimize()
                        .executeCompaction());

        List<String> tables = tables(Path.of(lake.tables().root()));
        assertThat(tables).hasSize(15);
        for (String table : tables) {
            List<String> rows = new KernelReader().rows(table);
            assertThat(rows).as(table).isEqualTo(spark(lake, table));
        }
        assertThat(new KernelReader().rows(lake.tables().path(SilverTables.USERS)))
                .anyMatch(row -> row.contains("country=Pohjola"))
                .noneMatch(row -> row.contains("user_id=k2") || row.contains("country=Kalevala"));
    }

    private static List<String> tables(Path root) throws IOException {
        try (Stream<Path> folders = Files.walk(root, 3)) {
            return folders.filter(folder -> folder.endsWith("_delta_log"))
                    .map(folder -> folder.getParent().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> spark(TestLake lake, String path) {
        return lake.tables().spark().read().format("delta").load(path).collectAsList().stream()
                .map(KernelTest::text)
                .sorted()
                .toList();
    }

    private static String text(Row row) {
        Map<String, Object> values = new TreeMap<>();
        for (int at = 0; at < row.size(); at++) {
            values.put(row.schema().fieldNames()[at], String.valueOf(row.isNullAt(at) ? null : plain(row, at)));
        }
        return values.toString();
    }

    private static Object plain(Row row, int at) {
        DataType type = row.schema().apply(at).dataType();
        if (type instanceof ArrayType) {
            return row.getList(at);
        }
        if (type instanceof MapType) {
            return new TreeMap<>(row.<String, String>getJavaMap(at));
        }
        Object value = row.get(at);
        if (value instanceof Timestamp time) {
            return time.toInstant();
        }
        if (value instanceof Date date) {
            return date.toLocalDate();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }

    private static void person(TestLake lake, String id, String millis, String country) {
        lake.broker()
                .send("users.stored", id, id + "/" + millis, TIME + millis, """
                        {"userId":"%s","collectedAt":"%s","email":"k@example.com","country":"%s","warnings":["old"]}""".formatted(id, TIME + millis, country));
    }

    private static void observe(TestLake lake, String time) {
        String id = "kernel.example~K";
        lake.broker().send("products.stored", id, id + "/" + time, time, """
                        {"productId":"%s","observedAt":"%s","url":"https://kernel.example/k","title":"K","price":12.50,
                         "currency":"EUR","availability":"InStock","attributes":{"color":"red","size":"L"}}""".formatted(id, time));
    }
}
