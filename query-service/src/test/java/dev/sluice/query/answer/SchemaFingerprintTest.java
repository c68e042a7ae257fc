package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fingerprints differ if fields differ, also in nested records. */
class SchemaFingerprintTest {

    /** A record of one version. */
    record Shop(String name, List<Shelf> shelves) {}

    /** Its nested record. */
    record Shelf(int number) {}

    /** The next version: only the nested record has changed. */
    record NextShop(String name, List<NextShelf> shelves) {}

    /** With an additional field. */
    record NextShelf(int number, String note) {}

    /** Equal fields under another name. */
    record SameShop(String name, List<Shelf> shelves) {}

    @Test
    void equalFieldsHaveEqualFingerprints() {
        assertThat(SchemaFingerprint.of(SameShop.class))
                .isEqualTo(SchemaFingerprint.of(Shop.class))
                .hasSize(8);
    }

    @Test
    void anAdditionalFieldChangesTheFingerprint() {
        assertThat(SchemaFingerprint.of(NextShelf.class)).isNotEqualTo(SchemaFingerprint.of(Shelf.class));
    }

    @Test
    void anAdditionalNestedFieldChangesTheFingerprint() {
        assertThat(SchemaFingerprint.of(NextShop.class)).isNotEqualTo(SchemaFingerprint.of(Shop.class));
    }
}
