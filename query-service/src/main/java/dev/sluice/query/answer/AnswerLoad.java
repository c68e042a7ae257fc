package dev.sluice.query.answer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The load of one whole answer by the request that came first; others at its address wait for what it brings. */
public final class AnswerLoad {

    private final String address;
    private final CachePolicy basis;
    private final long era;
    private final long stamp;
    private final long begun;
    private final CompletableFuture<Optional<RenderedAnswer>> brought = new CompletableFuture<>();
    private volatile boolean overtaken;

    /** Takes the stamp: whatever is forgotten from now on makes what it brings old. */
    AnswerLoad(String address, CachePolicy basis, long era, long now) {
        this.address = address;
        this.basis = basis;
        this.era = era;
        this.stamp = basis.stamp();
        this.begun = now;
    }

    String address() {
        return address;
    }

    CachePolicy basis() {
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

    CompletableFuture<Optional<RenderedAnswer>> brought() {
        return brought;
    }

    void overtake() {
        overtaken = true;
    }

    boolean isOvertaken() {
        return overtaken;
    }

    /** Whether this one, which just begins, may take what another one brings instead. */
    boolean mayJoin(AnswerLoad under, long lag) {
        return !under.overtaken
                && under.era == era
                && (basis.isKeyed() || under.stamp == stamp || (!basis.isExact() && begun - under.begun < lag));
    }
}
