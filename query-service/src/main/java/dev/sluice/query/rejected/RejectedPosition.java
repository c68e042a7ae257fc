package dev.sluice.query.rejected;

import dev.sluice.query.http.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** A position in the merged list: newest first, then by feed, then by id. */
record RejectedPosition(Instant at, String feed, String id) {

    /** Name of the list in its cursors. */
    static final String LIST = "rejected";

    static final Comparator<Rejected> ORDER = Comparator.comparing(Rejected::at)
            .reversed()
            .thenComparing(Rejected::feed)
            .thenComparing(Rejected::id);

    static RejectedPosition of(List<String> parts) {
        return new RejectedPosition(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1), parts.get(2));
    }

    static RejectedPosition of(Rejected rejected) {
        return new RejectedPosition(rejected.at(), rejected.feed(), rejected.id());
    }

    /** Position before all rows older than this time. */
    static RejectedPosition before(Instant time) {
        return new RejectedPosition(time.minusNanos(1).truncatedTo(ChronoUnit.MILLIS), "", "");
    }

    String cursor() {
        return Cursor.write(LIST, at.toEpochMilli(), feed, id);
    }
}
