package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.publish.OutboundEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The next events of an archive: all that is held of it at a time.
 *
 * @param events in the archive's order
 * @param looked lines gone through for them
 * @param line the last one read for them
 * @param tooLong lines passed over
 * @param last whether the archive ended
 */
record Chunk(List<OutboundEvent> events, int looked, long line, int tooLong, boolean last) {

    static final int EVENTS = 1000;

    /** What the events of a chunk may hold; lines of the usual length stay below it. */
    private static final int BYTES = 1024 * 1024;

    /** Lines looked at for one chunk, so that the position also moves through days of which nothing is wanted. */
    private static final int LINES = 20_000;

    /** Reads on; of a broken archive first what came before, and at the next call the failure. */
    static Chunk read(Lines lines, long acknowledged, Predicate<SessionLine> wanted, Instant now, String scrapeId)
            throws IOException {
        List<OutboundEvent> events = new ArrayList<>();
        int tooLong = 0;
        int bytes = 0;
        int looked = 0;
        for (; looked < LINES && events.size() < EVENTS && bytes < BYTES; looked++) {
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
                return new Chunk(events, looked, lines.number(), tooLong, true);
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
        return new Chunk(events, looked, lines.number(), tooLong, false);
    }
}
