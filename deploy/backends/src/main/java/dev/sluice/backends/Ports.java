package dev.sluice.backends;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds free ports on the loopback address. */
public final class Ports {

    /**
     * Below the ephemeral range: the system could assign an ephemeral port to an outgoing connection before the caller
     * binds it.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    /**
     * Starts at an offset derived from the process ID, so that processes started at the same time are unlikely to choose
     * the same port.
     */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 61 % COUNT));

    private Ports() {}

    /**
     * Returns the wanted port if it is free, otherwise any free port.
     *
     * @param wanted a port, or 0 for any
     * @return a port that was free a moment ago
     */
    public static int free(int wanted) {
        if (wanted != 0 && isFree(wanted)) {
            return wanted;
        }
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port on the loopback address from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
