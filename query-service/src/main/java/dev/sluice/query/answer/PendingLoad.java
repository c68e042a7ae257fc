package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/** One load, run once for all who wait for it; it remembers whether its key was forgotten meanwhile. */
final class PendingLoad<T> {

    private final Uni<T> result;
    private volatile boolean overtaken;

    PendingLoad(Function<PendingLoad<T>, Uni<T>> begin, Consumer<PendingLoad<T>> landed) {
        // Memoised: a reader who gives up does not cancel the load of the others.
        this.result = Uni.createFrom()
                .deferred(() -> begin.apply(this))
                .onTermination()
                .invoke(() -> landed.accept(this))
                .memoize()
                .indefinitely();
    }

    Uni<T> result() {
        return result;
    }

    void overtake() {
        overtaken = true;
    }

    boolean isOvertaken() {
        return overtaken;
    }
}
