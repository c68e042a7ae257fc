package dev.sluice.scraper.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Server inside the network that must not be reached: listens on every address and counts connections. */
public final class CountingListener implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    /** Listens on a free port. */
    public CountingListener() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("::"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** The port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The number of connections so far. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    connections.incrementAndGet();
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
