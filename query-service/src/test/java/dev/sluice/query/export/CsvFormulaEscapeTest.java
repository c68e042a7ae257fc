package dev.sluice.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that a spreadsheet would evaluate is escaped, without losing information. */
class CsvFormulaEscapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+47 123", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''+1"})
    void aTextLikeAFormulaGetsAnApostrophe(String text) {
        assertThat(CsvFormulaEscape.escape(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "1=1", " =1", "'s Gravenhage", "'", "2026-11-20T12:00:00.125Z"})
    void everyOtherTextStaysAsItIs(String text) {
        assertThat(CsvFormulaEscape.escape(text)).isEqualTo(text);
    }

    @Test
    void escapedTextsStayDistinct() {
        assertThat(CsvFormulaEscape.escape("=1")).isNotEqualTo(CsvFormulaEscape.escape("'=1"));
    }
}
