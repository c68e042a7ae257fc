package dev.sluice.ingest.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.quarkus.runtime.api.session.QuarkusCqlSession;
import dev.sluice.backends.BackendsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows of many events, written in groups to a real Cassandra. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class RowWriterTest {

    private static final String INSERT =
            "INSERT INTO sluice.player_session_open_by_player (player_id, session_id) VALUES (?, ?) USING TIMESTAMP ?";

    /** Cassandra refuses a partition key of more than 65,535 bytes. */
    private static final String TOO_LONG = "x".repeat(70_000);

    private final String player = UUID.randomUUID().toString();

    @Inject
    CqlExecutor cql;

    @Inject
    QuarkusCqlSession session;

    @Test
    void everyRowOfEveryEventIsWritten() {
        List<List<BoundWrite>> events = IntStream.range(0, 500)
                .mapToObj(event -> List.of(row(player, event + "a"), row(player + event, event + "b")))
                .toList();

        new RowWriter(cql).write(events).forEach(CompletableFuture::join);

        assertThat(sessions(player)).hasSize(500);
        assertThat(sessions(player + 499)).containsExactly("499b");
    }

    @Test
    void aRowThatCanNeverBeWrittenFailsItsEventAndNoOther() {
        List<CompletableFuture<Void>> written = new RowWriter(cql)
                .write(List.of(
                        List.of(row(player, "before")),
                        List.of(row(player, "beside"), row(TOO_LONG, "refused")),
                        List.of(row(player, "after"))));

        written.get(0).join();
        written.get(2).join();
        assertThat(written.get(1))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(UnwritableException.class);
        assertThat(sessions(player)).contains("before", "after");
    }

    private static BoundWrite row(String player, String id) {
        return BoundWrite.of(INSERT, player, id, 1L);
    }

    private List<String> sessions(String player) {
        return session
                .execute("SELECT session_id FROM sluice.player_session_open_by_player WHERE player_id = ?", player)
                .all()
                .stream()
                .map(row -> row.getString("session_id"))
                .toList();
    }
}
