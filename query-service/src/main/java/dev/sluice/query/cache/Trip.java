package dev.sluice.query.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The load of one whole answer by the request that came first; others at its address wait for what it brings. */
public final class Trip {

    private final String address;
    private final Basis basis;
    private final long era;
    private final long stamp;
    private final long begun;
    private final CompletableFuture<Optional<Rendered>> brought = new CompletableFuture<>();
    private volatile boolean overtaken;

    /** Takes the stamp: whatever is forgotten from now on makes what it brings old. */
    Trip(String address, Basis basis, long era, long now) {
        this.address = address;
        this.basis = basis;
        this.era = era;
        this.stamp = basis.stamp();
        this.begun = now;
    }

    String address() {
        return address;
    }

    Basis basis() {
        return basis;
    }

    long era() {
        return era;
    }

    long stamp() {
        return stamp;
    }

    long begun() {
        return begun;
    }

    CompletableFuture<Optional<Rendered>> brought() {
        return brought;
    }

    void overtake() {
        overtaken = true;
    }

    boolean isOvertaken() {
        return overtaken;
    }

    /** Whether this one, which just begins, may take what another one brings instead. */
    boolean mayJoin(Trip under, long lag) {
        return !under.overtaken
                && under.era == era
                && (basis.isKeyed() || under.stamp == stamp || (!basis.isExact() && begun - under.begun < lag));
    }
}
