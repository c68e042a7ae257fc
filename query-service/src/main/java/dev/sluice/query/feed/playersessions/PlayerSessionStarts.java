package dev.sluice.query.feed.playersessions;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Sessions started in the last hours by country, countries with most starts first.
 *
 * @param from inclusive
 * @param to exclusive
 */
@Schema(description = "Starts by country, most starts first.", examples = PlayerSessionStarts.EXAMPLE)
record PlayerSessionStarts(Instant from, Instant to, List<Country> items) {

    static final String EXAMPLE = """
            {"from": "2026-11-20T11:30:00.000Z", "to": "2026-11-20T13:30:00.000Z",
             "items": [{"country": "FI", "count": 1, "newest": [
               {"sessionId": "4a0c43c9-c43a-42ff-ba55-67563dfa35d4", "playerId": "0a2d12a1a7e145de8bae44c0c6e06629",
                "startedAt": "2026-11-20T12:48:05.520Z"}]}]}""";

    /** Starts of one country: their number and the newest ten. */
    record Country(String country, long count, List<Start> newest) {}

    record Start(String sessionId, String playerId, Instant startedAt) {}
}
