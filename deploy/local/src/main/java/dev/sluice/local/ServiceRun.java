package dev.sluice.local;

import dev.sluice.backends.Child;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A service that runs: started, waited for, started again when it dies, and stopped. */
final class ServiceRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A service that dies this often in a row will not live by being started once more. */
    private static final int RESTARTS = 5;

    /** Whoever lived this long was well; its deaths are counted from one again. */
    private static final Duration WELL = Duration.ofMinutes(1);

    private final Service service;
    private final Supplier<Child> launch;
    private final Http http;
    private final Screen screen;
    private final Consumer<String> givenUp;

    private Child child;
    private Instant born;
    private int deaths;
    private boolean closed;

    ServiceRun(Service service, Supplier<Child> launch, Http http, Screen screen, Consumer<String> givenUp) {
        this.service = service;
        this.launch = launch;
        this.http = http;
        this.screen = screen;
        this.givenUp = givenUp;
    }

    Service service() {
        return service;
    }

    /** Starts it, waits until it is ready, and from then on starts it again when it dies. */
    void start() {
        Instant begin = Instant.now();
        Child started = launchUnlessClosed();
        awaitReady(started);
        ready(begin);
        Watch.over(started, this::died);
    }

    private void ready(Instant begin) {
        screen.step(service.name() + " is ready on " + service.address("") + " after " + Screen.seconds(begin));
    }

    @Override
    public void close() {
        Child last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        if (last != null) {
            last.close();
        }
    }

    private synchronized Child launchUnlessClosed() {
        if (closed) {
            throw new IllegalStateException("stopping");
        }
        born = Instant.now();
        child = launch.get();
        return child;
    }

    private void awaitReady(Child started) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!http.isOk(service.address("/q/health/ready"))) {
            if (!started.isAlive()) {
                throw new IllegalStateException(service.name() + " ended while it was starting, with exit code "
                        + started.onExit().join() + ". The end of its log:\n" + started.tail());
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(service.name() + " was not ready after " + PATIENCE.toSeconds()
                        + " s. The end of its log:\n" + started.tail());
            }
            pause();
        }
    }

    private synchronized void died(int exit) {
        if (closed) {
            return;
        }
        deaths = Duration.between(born, Instant.now()).compareTo(WELL) > 0 ? 1 : deaths + 1;
        String what =
                "%s died with exit code %d; its log is logs/%s.log".formatted(service.name(), exit, service.name());
        if (deaths > RESTARTS) {
            givenUp.accept(what + ". It died " + deaths + " times in a row; giving up.");
            return;
        }
        long wait = 1L << (deaths - 1);
        screen.error("%s. Starting it again in %d s (%d of %d)".formatted(what, wait, deaths, RESTARTS));
        Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.SECONDS);
        later.execute(this::startAgain);
    }

    private void startAgain() {
        Instant begin = Instant.now();
        Child started;
        try {
            started = launchUnlessClosed();
        } catch (RuntimeException e) {
            complain(e);
            return;
        }
        // Watched from its first moment: who dies while it starts has died once more.
        Watch.over(started, this::died);
        try {
            awaitReady(started);
            ready(begin);
        } catch (IllegalStateException e) {
            complain(e);
        }
    }

    private synchronized void complain(RuntimeException failure) {
        if (!closed) {
            screen.error(failure.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        }
    }
}
