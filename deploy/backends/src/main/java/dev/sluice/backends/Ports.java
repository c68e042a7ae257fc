package dev.sluice.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports of the loopback address to listen on. */
public final class Ports {

    private Ports() {}

    /**
     * The wanted port if it is free, else any free one.
     *
     * @param wanted a port, or 0 for any
     * @return a port that nobody listened on a moment ago
     */
    public static int free(int wanted) {
        try {
            return bind(wanted);
        } catch (IOException taken) {
            try {
                return bind(0);
            } catch (IOException e) {
                throw new UncheckedIOException("no free port on the loopback address", e);
            }
        }
    }

    private static int bind(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
