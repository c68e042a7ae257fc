package dev.sluice.lake.silver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.lake.Feeds;
import org.junit.jupiter.api.Test;

/** Every feed of the contract has a table in the lake. */
class ContractTest {

    @Test
    void everyFeedHasATableInSilver() {
        assertThat(Feeds.names())
                .as("feeds of deploy/contract, each with a table in SilverTables")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        SilverTables.ALL.stream().map(SilverTable::feed).toList());
    }
}
