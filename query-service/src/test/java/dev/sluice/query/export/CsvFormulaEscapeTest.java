package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts a spreadsheet would take for a formula, and that none is lost. */
class CsvFormulaEscapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+47 123", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''+1"})
    void whatBeginsLikeAFormulaGetsAnApostrophe(String text) {
        assertThat(CsvFormulaEscape.disarm(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "1=1", " =1", "'s Gravenhage", "'", "2026-11-20T12:00:00.125Z"})
    void everyOtherTextStaysAsItIs(String text) {
        assertThat(CsvFormulaEscape.disarm(text)).isEqualTo(text);
    }

    @Test
    void oneApostropheTakenAwayGivesTheTextBack() {
        assertThat(CsvFormulaEscape.disarm("=1")).isNotEqualTo(CsvFormulaEscape.disarm("'=1"));
    }
}
