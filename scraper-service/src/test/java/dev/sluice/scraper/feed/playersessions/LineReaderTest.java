package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Reading of lines from a stream. */
class LineReaderTest {

    @Test
    void linesEndWithOrWithoutACarriageReturnAndTheLastWithNothing() throws IOException {
        LineReader lines = lines("a\r\n\nb\nc");

        assertThat(text(lines)).isEqualTo("a");
        assertThat(text(lines)).isEmpty();
        assertThat(text(lines)).isEqualTo("b");
        assertThat(text(lines)).isEqualTo("c");
        assertThat(lines.number()).isEqualTo(4);
        assertThat(lines.next()).isNull();
        assertThat(lines.number()).isEqualTo(4);
    }

    @Test
    void aLineThatIsTooLongIsPassedOver() throws IOException {
        LineReader lines =
                lines("x".repeat(LineReader.MAX_LENGTH) + "\n" + "y".repeat(LineReader.MAX_LENGTH + 1) + "\nz\n");

        assertThat(text(lines)).hasSize(LineReader.MAX_LENGTH);
        assertThat(lines.tooLong()).isFalse();
        assertThat(text(lines)).isEmpty();
        assertThat(lines.tooLong()).isTrue();
        assertThat(text(lines)).isEqualTo("z");
        assertThat(lines.tooLong()).isFalse();
    }

    @Test
    void aBrokenArchiveStaysBrokenAndItsLastLineIsNotCounted() throws IOException {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8)), new Torn());
        LineReader lines = new LineReader(broken);

        assertThat(text(lines)).isEqualTo("a");
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        assertThat(lines.number()).isEqualTo(1);
    }

    private static LineReader lines(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(LineReader lines) throws IOException {
        return new String(lines.next(), StandardCharsets.UTF_8);
    }

    /** An archive that becomes unreadable. */
    private static final class Torn extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("torn");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new IOException("torn");
        }
    }
}
