package dev.sluice.backends;

import java.io.IOException;

/** Lets a backend hang: stopped by a signal, it keeps its connections and answers nothing until it goes on. */
public final class Paused {

    private Paused() {}

    /**
     * Does something while a process hangs, and lets it go on whatever happens.
     *
     * @param pid its number, such as the setting {@code sluice.test.kafka.pid} of {@link BackendsResource}
     */
    public static void during(String pid, Runnable work) {
        signal("-STOP", pid);
        try {
            work.run();
        } finally {
            signal("-CONT", pid);
        }
    }

    private static void signal(String name, String pid) {
        try {
            if (new ProcessBuilder("kill", name, pid).start().waitFor() != 0) {
                throw new IllegalStateException("kill " + name + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
