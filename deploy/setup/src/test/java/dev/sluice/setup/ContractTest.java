package dev.sluice.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads the packaged contract; {@code BackendsTest} applies it to a real Kafka and Cassandra. */
class ContractTest {

    private final Contract contract = Contract.load();

    @Test
    void aTopicInheritsTheSettingsOfItsKind() {
        Contract.Topic users = contract.topics().get("users");

        assertThat(users.partitions()).isEqualTo(8);
        assertThat(users.config())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "604800000");
    }

    @Test
    void everyStatementCanBeRunAgain() {
        Setup.Target target = new Setup.Target("k:1", "c:1", "dc7", null, null, 3, Map.of());

        List<String> statements = contract.statements(target);

        assertThat(statements.get(0))
                .startsWith("CREATE KEYSPACE IF NOT EXISTS")
                .contains("'dc7': 3");
        assertThat(statements).allMatch(cql -> cql.contains("IF NOT EXISTS"));
    }
}
