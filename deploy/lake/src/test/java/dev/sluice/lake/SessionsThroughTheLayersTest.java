package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.backends.RunFolders;
import dev.sluice.lake.gold.SessionStage;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Processes session events from a real Kafka in any order; gold equals an independent computation without Spark. */
class SessionsThroughTheLayersTest {

    @Test
    void shuffledAndDuplicatedEventsGiveTheExpectedGold() throws Exception {
        TestLake lake = TestLake.one();
        GeneratedSessionEvents generated = GeneratedSessionEvents.of(1, 400, List.of("AA", "AB", "AC"));

        for (int part = 0; part < 2; part++) {
            int size = generated.events().size();
            generated
                    .events()
                    .subList(size * part / 2, size * (part + 1) / 2)
                    .forEach(event -> event.send(lake.broker()));
            lake.catchUp();
        }
        assertComplete(lake, generated);
        List<Row> before = lake.rows(SessionStage.TABLE, "true", "session_id", "dl_insert_ts", "dl_update_ts");

        // Losing all checkpoints duplicates and changes nothing.
        RunFolders.delete(Path.of(lake.tables().checkpoint("")));
        lake.catchUp();
        assertComplete(lake, generated);
        assertThat(lake.rows(SessionStage.TABLE, "true", "session_id", "dl_insert_ts", "dl_update_ts"))
                .isEqualTo(before);
    }

    private static void assertComplete(TestLake lake, GeneratedSessionEvents generated) throws Exception {
        SessionGold.bronzeHoldsEachOffsetOnce(
                lake.tables(),
                "player-sessions.stored",
                lake.broker().records("player-sessions.stored").size());
        SessionGold.assertEquals(generated, lake.tables(), "country LIKE 'A%'");
    }
}
