package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
                .result;
    }

    /** Detaches the pending load of this key: it completes for its current readers only. */
    void invalidate(String id) {
        PendingLoad<T> load = loads.remove(id);
        if (load != null) {
            load.stale = true;
        }
    }

    void invalidateAll() {
        loads.keySet().forEach(this::invalidate);
    }

    /** A load of an entity, run once for all its readers; records whether its key was invalidated meanwhile. */
    static final class PendingLoad<T> {

        private final Uni<T> result;
        private volatile boolean stale;

        PendingLoad(Function<PendingLoad<T>, Uni<T>> load, Consumer<PendingLoad<T>> completed) {
            // Memoised: a reader that cancels does not cancel the load for the others.
            this.result = Uni.createFrom()
                    .deferred(() -> load.apply(this))
                    .onTermination()
                    .invoke(() -> completed.accept(this))
                    .memoize()
                    .indefinitely();
        }

        boolean isStale() {
            return stale;
        }
    }
}
