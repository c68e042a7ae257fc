package dev.sluice.local;

import dev.sluice.backends.ChildProcess;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Reports the exit of a child process. */
final class ProcessWatcher {

    /** A signal to the process group ends children and launcher together: lets the launcher handle its own first. */
    private static final long GRACE_MILLIS = 500;

    private ProcessWatcher() {}

    /** Calls {@code exited} with the exit code on its own thread; during a stop {@code exited} has to ignore it. */
    static void watch(ChildProcess child, IntConsumer exited) {
        Thread watch = new Thread(() -> exited.accept(afterGrace(child.onExit().join())), "watch-" + child.pid());
        watch.setDaemon(true);
        watch.start();
    }

    private static int afterGrace(int exit) {
        try {
            TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return exit;
    }
}
