package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.publish.OutboundEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The next events of an archive: the only part of it that is held in memory.
 *
 * @param events in the archive's order
 * @param lineCount number of lines read for them
 * @param line number of the last line read
 * @param tooLong number of lines skipped for their length
 * @param last whether the archive ended
 */
record ReplayChunk(List<OutboundEvent> events, int lineCount, long line, int tooLong, boolean last) {

    static final int MAX_EVENTS = 1000;

    /** Bytes of the events of a chunk; events of usual length stay below it. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** Lines read per chunk, so that the position advances also where no event is wanted. */
    private static final int MAX_LINES = 20_000;

    /** Reads the next chunk; a broken archive first yields the events before the damage, then fails. */
    static ReplayChunk read(
            LineReader lines, long acknowledged, Predicate<SessionLine> wanted, Instant now, String scrapeId)
            throws IOException {
        List<OutboundEvent> events = new ArrayList<>();
        int tooLong = 0;
        int bytes = 0;
        int lineCount = 0;
        for (; lineCount < MAX_LINES && events.size() < MAX_EVENTS && bytes < MAX_BYTES; lineCount++) {
            byte[] next;
            try {
                next = lines.next();
            } catch (IOException e) {
                if (events.isEmpty()) {
                    throw e;
                }
                break;
            }
            if (next == null) {
                return new ReplayChunk(events, lineCount, lines.number(), tooLong, true);
            }
            if (lines.number() <= acknowledged) {
                continue;
            }
            if (lines.tooLong()) {
                tooLong++;
            } else if (next.length > 0) {
                SessionLine line = SessionLine.of(next);
                if (wanted.test(line)) {
                    events.add(line.event(now, scrapeId));
                    bytes += next.length;
                }
            }
        }
        return new ReplayChunk(events, lineCount, lines.number(), tooLong, false);
    }
}
