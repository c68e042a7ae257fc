package dev.sluice.sample.sessions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A session of an archive and its two events, one of which may be missing.
 *
 * @param start whether the archive contains its start
 * @param end whether the archive contains its end
 */
record ArchivedSession(
        String playerId,
        String sessionId,
        String country,
        Instant startedAt,
        Instant endedAt,
        boolean start,
        boolean end) {

    /** The archives' format: to the second, without a zone. */
    private static final DateTimeFormatter TS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    boolean complete() {
        return start && end;
    }

    String startLine() {
        return "{\"event\":\"start\",\"country\":\"" + country + "\"," + tail(startedAt);
    }

    String endLine() {
        return "{\"event\":\"end\"," + tail(endedAt);
    }

    private String tail(Instant ts) {
        return "\"player_id\":\"" + playerId + "\",\"session_id\":\"" + sessionId + "\",\"ts\":\"" + TS.format(ts)
                + "\"}";
    }
}
