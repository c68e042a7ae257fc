package dev.sluice.scraper.feed.playersessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A long archive is replayed in little memory: only a chunk of it is held. */
@Tag("campaign")
class SessionReplayMemoryTest {

    private static final int EVENTS = 200_000;

    @Test
    void readingIsAtMostOneChunkAheadOfPublishing() throws IOException {
        Endless source = new Endless();
        LineReader lines = new LineReader(source);
        long published = 0;
        long mostAhead = 0;
        boolean last = false;

        while (!last) {
            ReplayChunk chunk = ReplayChunk.read(lines, 0, line -> true, Instant.EPOCH, "run");
            mostAhead = Math.max(mostAhead, source.made - published);
            assertThat(chunk.events()).hasSizeLessThanOrEqualTo(ReplayChunk.MAX_EVENTS);
            published += chunk.events().size();
            last = chunk.last();
        }

        assertThat(published).isEqualTo(EVENTS);
        assertThat(mostAhead).isLessThan(ReplayChunk.MAX_EVENTS + 1000L);
    }

    @Test
    void aChunkHoldsFewerOfVeryLongLines() throws IOException {
        byte[] text = ("x".repeat(60_000) + "\n").repeat(100).getBytes(StandardCharsets.UTF_8);

        ReplayChunk chunk =
                ReplayChunk.read(new LineReader(new ByteArrayInputStream(text)), 0, line -> true, Instant.EPOCH, "run");

        assertThat(chunk.events()).hasSizeBetween(10, 20);
    }

    /** Generates lines on demand and counts them. */
    private static final class Endless extends InputStream {

        private byte[] line = new byte[0];
        private int at;
        private int made;

        @Override
        public int read(byte[] into, int offset, int length) {
            int one = length == 0 ? 0 : read();
            if (one < 0 || length == 0) {
                return one;
            }
            into[offset] = (byte) one;
            int more = Math.min(length - 1, line.length - at);
            System.arraycopy(line, at, into, offset + 1, more);
            at += more;
            return 1 + more;
        }

        @Override
        public int read() {
            if (at == line.length) {
                if (made == EVENTS) {
                    return -1;
                }
                line = (ReplayFixture.line(made++) + "\n").getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return line[at++];
        }
    }
}
