package dev.sluice.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.backends.BackendsResource;
import dev.sluice.ingest.Contract;
import dev.sluice.ingest.intake.FeedRegistry.RegisteredFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Limits the rows that the intake writes per event: each further row adds its cost to every event of the feed. */
@QuarkusTest
@QuarkusTestResource(BackendsResource.class)
class RowBudgetTest {

    /** Rows per golden event, by feed; a notification has one more row for each flare that it names. */
    private static final Map<String, Integer> BUDGET = Map.of(
            "insights", 2,
            "player-sessions", 4,
            "products", 3,
            "solar-flares", 2,
            "solar-notifications", 3,
            "users", 1);

    @Inject
    FeedRegistry feeds;

    @Inject
    EventReader reader;

    @Test
    void anEventWritesNoMoreRowsThanItsFeedsBudget() throws IOException {
        Map<String, Integer> rows = new TreeMap<>();
        for (Contract.Feed feed : Contract.feeds()) {
            rows.put(feed.name(), rows(feed, feeds.find(feed.name()).orElseThrow()));
        }

        assertThat(rows).isEqualTo(new TreeMap<>(BUDGET));
    }

    private <E> int rows(Contract.Feed contract, RegisteredFeed<E> registered) throws IOException {
        return rows(goldenEvent(contract), registered.feed());
    }

    private <E, R> int rows(ObjectNode golden, Feed<E, R> feed) {
        return reader.readTree(golden, feed.event())
                .map(event -> feed.validate(event)
                        .map(row -> feed.rows(row, new Envelope("id", "/test", feed.time(event), feed.key(event)))
                                .size())
                        .orElse(RowBudgetTest::fail))
                .orElse(RowBudgetTest::fail);
    }

    private static int fail(Iterable<Violation> violations) {
        throw new AssertionError(violations);
    }

    /** With a present time, since some feeds reject old events. */
    private static ObjectNode goldenEvent(Contract.Feed feed) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(feed.read("feed.properties")));
        ObjectNode golden = (ObjectNode) new ObjectMapper().readTree(feed.read("event.json"));
        return golden.put(
                properties.getProperty("time"),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
