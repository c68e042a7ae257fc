package dev.sluice.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.gold.Insight;
import dev.sluice.lake.gold.Insights;
import dev.sluice.lake.silver.SilverStage;
import dev.sluice.lake.silver.SilverTables;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Carries persons from a real Kafka to real tables: the newest state wins, an erased person is in no layer. */
class PersonsTest {

    private static final Insight BY_BAND = Insights.ALL.stream()
            .filter(insight -> insight.name().equals("users-by-country-age-band"))
            .findFirst()
            .orElseThrow();

    private static TestLake lake;

    /** Three rounds for all tests, since each goes through all layers. */
    @BeforeAll
    static void sendsStatesOutOfOrder() throws Exception {
        lake = TestLake.one();
        String time = "2026-11-20T12:00:00.100Z";
        send("p1", time, "Utopia", "1990-06-15");
        send("e1", time, "Lilliput", null);
        send("e2", time, "Lilliput", null);
        send("e3", "2026-11-20T13:04:59.999Z", "Lilliput", null);
        lake.broker().send("users.stored", "q1", "q1/no-json", time, "{\"userId\":");
        lake.broker().send("users.stored", "q2", "q2/other-key", time, value("other", time, "Oz", null));
        lake.broker().send("users.stored", "q3", "q3/no-time", "yesterday", value("q3", time, "Oz", null));
        lake.broker().send("users.stored", "q4", "q4/no-time-inside", time, value("q4", "later", "Oz", null));
        lake.catchUp();
        send("p1", "2026-11-20T12:00:00.200Z", "Laputa", "1990-06-15");
        send("p1", "2026-11-20T12:00:00.050Z", "Atlantis", "1990-06-15");
        send("p2", "2026-06-14T00:00:00.000Z", "Laputa", "2001-06-15");
        send("q1", time, "Oz", null);
        lake.broker().send("users.stored", "e1", "erasure/e1", "2026-11-20T13:00:00.000Z", null);
        lake.broker().send("users.stored", "e3", "erasure/e3", "2026-11-20T13:00:00.000Z", null);
        lake.catchUp();
        send("p1", "2026-11-20T12:00:00.150Z", "Atlantis", "1990-06-15");
        send("e1", "2026-11-20T12:30:00.000Z", "Blefuscu", null);
        lake.catchUp();
    }

    @Test
    void theNewestStateWinsAndIsCountedInItsGroup() {
        assertThat(users("user_id = 'p1'")).containsExactly(RowFactory.create("p1", "Laputa"));
        assertThat(bands("country IN ('Utopia', 'Laputa', 'Atlantis')"))
                .containsExactlyInAnyOrder(
                        RowFactory.create("Laputa", "35-44", 1L), RowFactory.create("Laputa", "18-24", 1L));
    }

    @Test
    void aTombstoneDeletesThePersonDespiteALaterOlderState() {
        assertThat(users("country IN ('Lilliput', 'Blefuscu')")).containsExactly(RowFactory.create("e2", "Lilliput"));
        assertThat(bands("country IN ('Lilliput', 'Blefuscu')"))
                .containsExactly(RowFactory.create("Lilliput", "unknown", 1L));
    }

    @Test
    void aRowThatViolatesAnExpectationIsQuarantinedOnce() {
        assertThat(lake.rows(SilverStage.QUARANTINE, "ce_id LIKE 'q_/%'", "ce_id", "expectation"))
                .containsExactly(
                        RowFactory.create("q1/no-json", "value is readable"),
                        RowFactory.create("q2/other-key", "user_id is the key"),
                        RowFactory.create("q3/no-time", "envelope is whole"),
                        RowFactory.create("q4/no-time-inside", "value is readable"));
        assertThat(users("country = 'Oz'")).containsExactly(RowFactory.create("q1", "Oz"));
    }

    private static List<Row> users(String where) {
        return lake.rows(SilverTables.USERS, where, "user_id", "country");
    }

    private static List<Row> bands(String where) {
        return lake.rows(BY_BAND.table(), where, "country", "age_band", "users");
    }

    private static void send(String id, String time, String country, String born) {
        lake.broker().send("users.stored", id, id + "/" + time.hashCode(), time, value(id, time, country, born));
    }

    private static String value(String id, String time, String country, String born) {
        return """
                {"userId":"%s","collectedAt":"%s","email":"a@example.com","country":"%s","dateOfBirth":%s,
                 "warnings":[],"unheardOf":{"a":1}}""".formatted(id, time, country, born == null ? "null" : '"' + born + "T00:00:00Z\"");
    }
}
