package dev.sluice.query.rejected;

import dev.sluice.query.http.Cursor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A place in the merged list: newest first, then by feed, then by id. */
record Position(Instant at, String feed, String id) {

    /** The list's name in its cursors. */
    static final String LIST = "rejected";

    static final Comparator<Rejected> ORDER = Comparator.comparing(Rejected::at)
            .reversed()
            .thenComparing(Rejected::feed)
            .thenComparing(Rejected::id);

    static Position of(List<String> parts) {
        return new Position(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1), parts.get(2));
    }

    static String cursor(Rejected last) {
        return Cursor.write(LIST, last.at().toEpochMilli(), last.feed(), last.id());
    }
}
