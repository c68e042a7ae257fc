package dev.sluice.runtime.status;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;

/** Repeats an action at an interval, one run at a time. */
public final class Polling {

    private Polling() {}

    /** Starts polling; a failed run does not end it. */
    public static Cancellable every(Duration interval, Supplier<Uni<?>> action) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(() -> action.get().replaceWithVoid())
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }
}
