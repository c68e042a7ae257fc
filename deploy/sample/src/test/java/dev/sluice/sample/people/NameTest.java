package dev.sluice.sample.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameTest {

    @Test
    void aNameBecomesAsciiWhateverItsScript() {
        assertThat(new Name("Đorđe", "Đorđe").ascii()).isEqualTo("djordje");
        assertThat(new Name("علی", "aaly").ascii()).isEqualTo("aaly");
        assertThat(new Name("van 't Hof", "van 't Hof").ascii()).isEqualTo("vanthof");
        assertThat(new Name("Ødegård", "Ødegård").ascii()).isEqualTo("odegard");
        assertThat(new Name("Großmann", "Großmann").ascii()).isEqualTo("grossmann");
    }
}
