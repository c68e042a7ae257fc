package dev.sluice.sample.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void aNameOfAnyScriptIsConvertedToAscii() {
        assertThat(new PersonName("Đorđe", "Đorđe").ascii()).isEqualTo("djordje");
        assertThat(new PersonName("علی", "aaly").ascii()).isEqualTo("aaly");
        assertThat(new PersonName("van 't Hof", "van 't Hof").ascii()).isEqualTo("vanthof");
        assertThat(new PersonName("Ødegård", "Ødegård").ascii()).isEqualTo("odegard");
        assertThat(new PersonName("Großmann", "Großmann").ascii()).isEqualTo("grossmann");
    }
}
