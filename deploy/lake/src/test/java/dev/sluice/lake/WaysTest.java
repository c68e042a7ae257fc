package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.backends.RunFolders;
import dev.sluice.lake.backfill.Backfill;
import dev.sluice.lake.backfill.DateRange;
import dev.sluice.lake.bronze.Bronze;
import dev.sluice.lake.flow.RowCounts;
import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.Insights;
import dev.sluice.lake.gold.SessionStage;
import dev.sluice.lake.rebuild.Rebuild;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import dev.sluice.lake.table.LakeTable;
import dev.sluice.lake.table.Tables;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.junit.jupiter.api.Test;

/** Checks that silver and gold are equal for events read from Kafka, an archive, both, or rebuilt from bronze. */
class WaysTest {

    private static final Path ARCHIVE =
            Path.of("target", "archive", "events.json.bz2").toAbsolutePath();
    private static final Path ROOT = Path.of("target", "lake-of-archive").toAbsolutePath();

    @Test
    void everyIngestionPathGivesTheSameTables() throws Exception {
        TestLake lake = TestLake.one();
        GeneratedSessionEvents generated =
                new GeneratedSessionEvents(GeneratedSessionEvents.of(4, 200, List.of("DA", "DB")).events().stream()
                        .filter(event -> ("" + event.at()).matches("2026-11-0[567].*"))
                        .toList());
        write(generated);
        generated.events().forEach(event -> event.send(lake.broker()));
        lake.catchUp();
        Map<String, List<String>> byKafka = sessions(lake.tables());
        SessionGold.assertEquals(generated, lake.tables(), "country LIKE 'D%'");

        // From the archive: one day, then all days including that one.
        RunFolders.delete(ROOT);
        Layers archive = layers(lake, ROOT.toString());
        List<String> lines = new ArrayList<>();
        Backfill backfill = new Backfill(archive.tables(), archive.sessions(), lines::add);
        backfill.load(ARCHIVE.toString(), DateRange.of("days=2026-11-05"));
        assertThat(lines).hasSize(1).first().asString().startsWith("events.json.bz2 2026-11-05: 1 of 1 days, ");
        int all = generated.events().size() + 3;
        load(archive, DateRange.ALL);

        assertThat(archive.tables().read(Bronze.TABLE).count()).isEqualTo(all);
        SessionGold.bronzeHoldsEachOffsetOnce(archive.tables(), "archive:events.json.bz2", all);
        assertThat(sessions(archive.tables())).isEqualTo(byKafka);
        assertThat(archive.tables()
                        .read(SilverStage.QUARANTINE)
                        .select("expectation")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder("value is readable", "session_id is a UUID", "a start has a country");

        // From Kafka and the archive.
        load(layers(lake, lake.tables().root()), DateRange.of("days=2026-11-05"));
        assertThat(sessions(lake.tables())).isEqualTo(byKafka);

        // Rebuilt, and interrupted in the middle.
        Map<String, List<String>> before = Written.all(archive.tables());
        Rebuild broken = new Rebuild(archive.tables(), archive::belowBronze, line -> {
            if (line.startsWith("gold-sessions")) {
                throw new IllegalStateException("killed");
            }
        });
        assertThatThrownBy(broken::run).hasMessage("killed");
        assertThat(broken.isUnderWay()).isTrue();
        List<String> progress = new ArrayList<>();
        Rebuild again = new Rebuild(archive.tables(), archive::belowBronze, progress::add);
        again.run();

        assertThat(progress).first().asString().isEqualTo("The rebuild resumes where it was interrupted.");
        assertThat(again.isUnderWay()).isFalse();
        assertThat(Written.all(archive.tables())).isEqualTo(before);
    }

    private static void load(Layers layers, DateRange days) throws Exception {
        new Backfill(layers.tables(), layers.sessions(), line -> {}).load(ARCHIVE.toString(), days);
    }

    private static Layers layers(TestLake lake, String root) {
        return new Layers(lake.tables().spark(), TestLake.settings(root, lake.broker(), 1_000), new RowCounts());
    }

    /** With three lines that are not events, and blank lines. */
    private static void write(GeneratedSessionEvents generated) throws Exception {
        Files.createDirectories(ARCHIVE.getParent());
        BZip2Codec codec = new BZip2Codec();
        codec.setConf(new Configuration());
        try (Writer out = new OutputStreamWriter(
                codec.createOutputStream(Files.newOutputStream(ARCHIVE)), StandardCharsets.UTF_8)) {
            out.write("{\"event\":\n\n");
            for (GeneratedSessionEvents.SessionEvent event : generated.events()) {
                out.write(line(event.type(), event.country(), event.player(), event.session(), "" + event.at()) + "\n");
            }
            GeneratedSessionEvents.SessionEvent one = generated.events().get(0);
            out.write(line("end", null, one.player(), "s-1", "2026-11-05T00:00:00") + "\n");
            out.write(line("start", null, one.player(), one.session(), "2026-11-07T00:00:00") + "\n");
        }
    }

    private static String line(String event, String country, String player, String session, String ts) {
        return """
                {"event":"%s","country":%s,"player_id":"%s","session_id":"%s","ts":"%s"}""".formatted(event, country == null ? null : '"' + country + '"', player, session, ts);
    }

    /** All rows of this test's sessions in silver and gold. */
    private static Map<String, List<String>> sessions(Tables tables) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (LakeTable table : List.of(SilverTables.PLAYER_SESSIONS, SessionStage.TABLE)) {
            rows.put(table.name(), Written.rows(tables, table, "session_id LIKE '00000000-0000-0004-%'"));
        }
        for (Insight insight : Insights.ALL) {
            if (insight.source().equals(SessionStage.TABLE)) {
                String where = insight.publishedKeys().contains("country")
                        ? "country LIKE 'D_'"
                        : "player_id BETWEEN '%032x' AND '%032x'".formatted(4_000_000, 4_999_999);
                rows.put(insight.table().name(), Written.rows(tables, insight.table(), where));
            }
        }
        assertThat(rows).hasSize(5).noneSatisfy((name, written) -> assertThat(written)
                .isEmpty());
        return rows;
    }
}
