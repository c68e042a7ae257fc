package dev.sluice.backends;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Test resource with the backends behind a proxy that drops the connection to Cassandra once: when a newly connected
 * service asks for the other nodes. Injects an {@link AtomicBoolean} that becomes true when that has happened.
 */
public final class DroppedCassandraResource implements QuarkusTestResourceLifecycleManager {

    private static final String NODES = "system.peers";

    private final AtomicBoolean dropped = new AtomicBoolean();
    private ServerSocket server;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new BackendsResource().start());
        String[] cassandra = settings.get("quarkus.cassandra.contact-points").split(":", -1);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runAside(() -> {
            while (true) {
                Socket service = server.accept();
                Socket backend = new Socket(cassandra[0], Integer.parseInt(cassandra[1]));
                runAside(() -> pump(service, backend));
                runAside(() -> pump(backend, service));
            }
        });
        settings.put("quarkus.cassandra.contact-points", "127.0.0.1:" + server.getLocalPort());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(dropped, new TestInjector.MatchesType(AtomicBoolean.class));
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pump(Socket from, Socket into) throws IOException {
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean asks = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(NODES);
                if (asks && dropped.compareAndSet(false, true)) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** Runs work on a daemon thread that ends when a socket is closed. */
    private static void runAside(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // The peer notices on its own socket.
                    }
                },
                "drop-connection");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
