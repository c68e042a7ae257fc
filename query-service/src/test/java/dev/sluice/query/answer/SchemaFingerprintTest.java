package dev.sluice.query.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two forms of an entity are told apart, also where the difference is deep inside. */
class SchemaFingerprintTest {

    /** As a version has it. */
    record Shop(String name, List<Shelf> shelves) {}

    /** A part of it. */
    record Shelf(int number) {}

    /** As the next version has it: only its part has changed. */
    record NextShop(String name, List<NextShelf> shelves) {}

    /** With a field more. */
    record NextShelf(int number, String note) {}

    /** Another name says nothing of the form. */
    record SameShop(String name, List<Shelf> shelves) {}

    @Test
    void theSameFieldsAreTheSameForm() {
        assertThat(SchemaFingerprint.of(SameShop.class))
                .isEqualTo(SchemaFingerprint.of(Shop.class))
                .hasSize(8);
    }

    @Test
    void aFieldMoreIsAnotherForm() {
        assertThat(SchemaFingerprint.of(NextShelf.class)).isNotEqualTo(SchemaFingerprint.of(Shelf.class));
    }

    @Test
    void aFieldMoreInAPartIsAnotherForm() {
        assertThat(SchemaFingerprint.of(NextShop.class)).isNotEqualTo(SchemaFingerprint.of(Shop.class));
    }
}
