package dev.sluice.sample.sessions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One session of an archive with both of its events, of which one may be left out.
 *
 * @param start whether the archive has its start
 * @param end whether the archive has its end
 */
record Session(
        String playerId,
        String sessionId,
        String country,
        Instant startedAt,
        Instant endedAt,
        boolean start,
        boolean end) {

    /** As the archives have it: to the second, and without a zone. */
    private static final DateTimeFormatter TS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    boolean complete() {
        return start && end;
    }

    String startLine() {
        return "{\"event\":\"start\",\"country\":\"" + country + "\"," + rest(startedAt);
    }

    String endLine() {
        return "{\"event\":\"end\"," + rest(endedAt);
    }

    private String rest(Instant ts) {
        return "\"player_id\":\"" + playerId + "\",\"session_id\":\"" + sessionId + "\",\"ts\":\"" + TS.format(ts)
                + "\"}";
    }
}
