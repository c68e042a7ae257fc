package dev.sluice.backends;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds ports of the loopback address to listen on. */
public final class Ports {

    /** Below the ports that systems give to outgoing connections, which could take one before its owner has bound it. */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;

    /** Each process begins elsewhere: two that start at the same moment do not find the same one free. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 61 % COUNT));

    private Ports() {}

    /**
     * The wanted port if it is free, else any free one.
     *
     * @param wanted a port, or 0 for any
     * @return a port that nobody listened on a moment ago
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
