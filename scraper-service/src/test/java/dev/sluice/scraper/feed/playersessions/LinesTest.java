package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lines out of a stream of bytes. */
class LinesTest {

    @Test
    void linesEndWithOrWithoutACarriageReturnAndTheLastWithNothing() throws IOException {
        Lines lines = lines("a\r\n\nb\nc");

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
        Lines lines = lines("x".repeat(Lines.LONGEST) + "\n" + "y".repeat(Lines.LONGEST + 1) + "\nz\n");

        assertThat(text(lines)).hasSize(Lines.LONGEST);
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
        Lines lines = new Lines(broken);

        assertThat(text(lines)).isEqualTo("a");
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        assertThat(lines.number()).isEqualTo(1);
    }

    private static Lines lines(String text) {
        return new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Lines lines) throws IOException {
        return new String(lines.next(), StandardCharsets.UTF_8);
    }

    /** The rest of an archive whose disk or host is gone. */
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
