package dev.sluice.backends;

import java.io.IOException;

/** Suspends a backend process with SIGSTOP: it keeps its connections open but does not respond until resumed. */
public final class SuspendedProcess {

    private SuspendedProcess() {}

    /**
     * Runs {@code work} while a process is suspended, and always resumes the process.
     *
     * @param pid process id, such as the setting {@code sluice.test.kafka.pid} of {@link BackendsResource}
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
