package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The loads in flight of one feed: readers of one key share a load. Who comes after a forget never joins a load that
 * began before it.
 */
final class PendingLoads<T> {

    private final ConcurrentHashMap<String, PendingLoad<T>> flights = new ConcurrentHashMap<>();

    /** Joins the key's load or begins one. */
    Uni<T> join(String id, Function<PendingLoad<T>, Uni<T>> begin) {
        return flights.computeIfAbsent(id, key -> new PendingLoad<>(begin, landed -> flights.remove(key, landed)))
                .result();
    }

    /** A load of this key that is in flight goes on for those who wait for it, and for nobody else. */
    void forget(String id) {
        PendingLoad<T> flight = flights.remove(id);
        if (flight != null) {
            flight.overtake();
        }
    }

    void forgetAll() {
        for (Iterator<PendingLoad<T>> all = flights.values().iterator(); all.hasNext(); ) {
            PendingLoad<T> flight = all.next();
            all.remove();
            flight.overtake();
        }
    }
}
