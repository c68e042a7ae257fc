package dev.sluice.query.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client over a bare socket with little room of its own, which reads when the test wants it to. */
final class SlowClient implements AutoCloseable {

    private static final int ROOM = 64 * 1024;

    private final Socket socket = new Socket();

    SlowClient(URI service, String target, String accept) throws IOException {
        this(service, target, accept, "HTTP/1.1");
    }

    SlowClient(URI service, String target, String accept, String version) throws IOException {
        socket.setReceiveBufferSize(ROOM);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        String request = "GET " + target + " " + version + "\r\nHost: localhost\r\nAccept: " + accept + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** At most so many bytes of the answer, head and all. */
    String read(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Reads on until the connection ends; its last bytes, of a whole answer the chunk of size nothing. */
    String lastOfAll() throws IOException {
        byte[] buffer = new byte[ROOM];
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
            // At once, as when a program is killed.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
