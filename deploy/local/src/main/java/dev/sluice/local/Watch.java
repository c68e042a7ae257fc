package dev.sluice.local;

import dev.sluice.backends.Child;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Tells when a child process has ended by itself. */
final class Watch {

    /** A signal to the whole process group ends children and launcher together: time to notice the launcher's. */
    private static final long GRACE_MILLIS = 500;

    private Watch() {}

    /** Calls {@code ended} with the exit value, on a thread of its own; during a stop {@code ended} has to be deaf. */
    static void over(Child child, IntConsumer ended) {
        Thread watch = new Thread(() -> ended.accept(afterGrace(child.onExit().join())), "watch-" + child.pid());
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
