package dev.sluice.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors are decoded as encoded, and other text is rejected. */
class CursorTest {

    @Test
    void partsOfAnyContentAreDecodedAsEncoded() {
        String cursor = Cursor.write("things", 42L, "a/b~c", "Håkon 100%");

        assertThat(Cursor.read("things", cursor)).containsExactly("42", "a/b~c", "Håkon 100%");
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "####", "MQ", "MS90aGluZ3M", "Mi90aGluZ3MvNDI", "JSUl"})
    void anInvalidCursorIsRejected(String text) {
        assertThatThrownBy(() -> Cursor.read("things", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCursorOfAnotherListIsRejected() {
        String cursor = Cursor.write("others", 42L);

        assertThatThrownBy(() -> Cursor.read("things", cursor)).isInstanceOf(IllegalArgumentException.class);
    }
}
