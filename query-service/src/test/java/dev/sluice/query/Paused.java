package dev.sluice.query;

import java.io.IOException;

/** Lets a backend hang: stopped by a signal, it keeps its connections and answers nothing until it goes on. */
public final class Paused {

    private Paused() {}

    /** Does something while the process with this number hangs, and lets it go on whatever happens. */
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
            new ProcessBuilder("kill", name, pid).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
