package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/** A load of an entity, run once for all its readers; records whether its key was invalidated meanwhile. */
final class PendingLoad<T> {

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

    Uni<T> result() {
        return result;
    }

    void markStale() {
        stale = true;
    }

    boolean isStale() {
        return stale;
    }
}
