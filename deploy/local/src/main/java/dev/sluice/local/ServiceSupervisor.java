package dev.sluice.local;

import dev.sluice.backends.ChildProcess;
import dev.sluice.setup.RetryPause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts a service, waits until it is ready, restarts it when it dies, and stops it. */
final class ServiceSupervisor implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);

    /** Maximum number of deaths in a row that are followed by a restart. */
    private static final int MAX_RESTARTS = 5;

    /** A service that has run for this long was healthy: its deaths are counted from one again. */
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private final ServiceEndpoint service;
    private final Supplier<ChildProcess> launch;
    private final HttpProbe probe;
    private final Terminal terminal;
    private final Consumer<String> failed;

    private ChildProcess child;
    private Instant launched;
    private int deaths;
    private boolean closed;

    ServiceSupervisor(
            ServiceEndpoint service,
            Supplier<ChildProcess> launch,
            HttpProbe probe,
            Terminal terminal,
            Consumer<String> failed) {
        this.service = service;
        this.launch = launch;
        this.probe = probe;
        this.terminal = terminal;
        this.failed = failed;
    }

    /** Starts the service, waits until it is ready, and restarts it from then on when it dies. */
    void start() {
        Instant begin = Instant.now();
        ChildProcess started = launchUnlessClosed();
        awaitReady(started);
        printReady(begin);
        ProcessWatcher.watch(started, this::died);
    }

    private void printReady(Instant begin) {
        terminal.step(service.name() + " is ready on " + service.address("") + " after " + Terminal.seconds(begin));
    }

    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            closed = true;
            last = child;
        }
        if (last != null) {
            last.close();
        }
    }

    private synchronized ChildProcess launchUnlessClosed() {
        if (closed) {
            throw new IllegalStateException("stopping");
        }
        launched = Instant.now();
        child = launch.get();
        return child;
    }

    private void awaitReady(ChildProcess started) {
        Instant end = Instant.now().plus(READY_TIMEOUT);
        while (!probe.isOk(service.address("/q/health/ready"))) {
            if (!started.isAlive()) {
                throw new IllegalStateException(service.name() + " exited during its start with code "
                        + started.onExit().join() + ". The end of its log:\n" + started.tail());
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException(service.name() + " was not ready after " + READY_TIMEOUT.toSeconds()
                        + " s. The end of its log:\n" + started.tail());
            }
            RetryPause.millis(250);
        }
    }

    private synchronized void died(int exit) {
        if (closed) {
            return;
        }
        deaths = Duration.between(launched, Instant.now()).compareTo(HEALTHY_AFTER) > 0 ? 1 : deaths + 1;
        String death =
                "%s died with exit code %d; its log is logs/%s.log".formatted(service.name(), exit, service.name());
        if (deaths > MAX_RESTARTS) {
            failed.accept(death + ". It died " + deaths + " times in a row; giving up.");
            return;
        }
        long wait = 1L << (deaths - 1);
        terminal.error("%s. Restarting it in %d s (%d of %d)".formatted(death, wait, deaths, MAX_RESTARTS));
        Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.SECONDS);
        later.execute(this::restart);
    }

    private void restart() {
        Instant begin = Instant.now();
        ChildProcess started;
        try {
            started = launchUnlessClosed();
        } catch (RuntimeException e) {
            printUnlessClosed(e);
            return;
        }
        // Watched before it is ready: a death during the start counts too.
        ProcessWatcher.watch(started, this::died);
        try {
            awaitReady(started);
            printReady(begin);
        } catch (IllegalStateException e) {
            printUnlessClosed(e);
        }
    }

    private synchronized void printUnlessClosed(RuntimeException failure) {
        if (!closed) {
            terminal.error(failure.getMessage());
        }
    }
}
