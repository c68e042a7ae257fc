package dev.sluice.query.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client over a plain socket with a small buffer, which reads only when told to. */
final class SlowClient implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Socket socket = new Socket();

    SlowClient(URI service, String target, String accept) throws IOException {
        this(service, target, accept, "HTTP/1.1");
    }

    SlowClient(URI service, String target, String accept, String version) throws IOException {
        socket.setReceiveBufferSize(BUFFER_BYTES);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String request = "GET " + target + " " + version + "\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads up to a number of bytes of the response, headers included. */
    String read(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Reads until the connection ends and returns its last bytes; for a complete response, the chunk of size zero. */
    String readToEnd() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        String last = "";
        try {
            for (int read = socket.getInputStream().read(buffer); read >= 0; ) {
                String text = last + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                last = text.substring(Math.max(0, text.length() - 7));
                if (last.endsWith("\r\n0\r\n\r\n")) {
                    return last;
                }
                read = socket.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            return "broken: " + e.getMessage();
        }
        return last;
    }

    @Override
    public void close() {
        try {
            // Abruptly, as when a process is killed.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
