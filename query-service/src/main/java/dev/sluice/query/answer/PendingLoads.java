package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Loads in flight of one feed, shared by the readers of a key. A reader that arrives after an invalidation never joins
 * a load that began before it.
 */
final class PendingLoads<T> {

    private final ConcurrentHashMap<String, PendingLoad<T>> loads = new ConcurrentHashMap<>();

    /** Joins the pending load of the key or starts one. */
    Uni<T> join(String id, Function<PendingLoad<T>, Uni<T>> start) {
        return loads.computeIfAbsent(id, key -> new PendingLoad<>(start, completed -> loads.remove(key, completed)))
                .result();
    }

    /** Detaches the pending load of this key: it completes for its current readers only. */
    void invalidate(String id) {
        PendingLoad<T> load = loads.remove(id);
        if (load != null) {
            load.markStale();
        }
    }

    void invalidateAll() {
        for (Iterator<PendingLoad<T>> all = loads.values().iterator(); all.hasNext(); ) {
            PendingLoad<T> load = all.next();
            all.remove();
            load.markStale();
        }
    }
}
