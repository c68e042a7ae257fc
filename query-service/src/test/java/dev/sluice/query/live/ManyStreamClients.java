package dev.sluice.query.live;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many bare sockets at once, some of them never read from; of each only the numbers of the rows are kept. */
final class ManyStreamClients implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+),");

    private final List<SocketClient> all = new ArrayList<>();
    private final NetClient client;
    private final URI service;

    ManyStreamClients(Vertx vertx, URI service) {
        this.service = service;
        client = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(64 * 1024));
    }

    /** @param deaf whether they never read anything */
    void open(int count, String query, boolean deaf) {
        String request =
                "GET /v1/stream?" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        for (int i = 0; i < count; i++) {
            SocketClient one = new SocketClient(deaf);
            all.add(one);
            client.connect(service.getPort(), service.getHost()).onSuccess(socket -> one.begin(socket, request));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(one -> one.deaf || one.begun));
        // The deaf ones have asked, and cannot say whether they were answered.
        await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(one -> one.asked));
    }

    /** Whether everybody who reads has so many rows. */
    boolean allHave(int rows) {
        return all.stream().allMatch(one -> one.deaf || one.count >= rows);
    }

    /** Whether everybody who reads has these rows in this order, and no other. */
    boolean inOrder(List<Integer> numbers) {
        return all.stream().allMatch(one -> one.deaf || one.numbers.equals(numbers));
    }

    long open() {
        return all.stream().filter(one -> !one.deaf && !one.closed).count();
    }

    @Override
    public void close() {
        all.forEach(one -> one.socket.close());
        client.close();
    }

    /** One socket. */
    private static final class SocketClient {

        private final boolean deaf;
        private final List<Integer> numbers = new ArrayList<>();
        private final StringBuilder rest = new StringBuilder();
        private volatile NetSocket socket;
        private volatile boolean asked;
        private volatile boolean begun;
        private volatile boolean closed;
        private volatile int count;

        SocketClient(boolean deaf) {
            this.deaf = deaf;
        }

        void begin(NetSocket opened, String request) {
            socket = opened;
            opened.closeHandler(end -> closed = true);
            if (deaf) {
                opened.pause();
            } else {
                opened.handler(this::take);
            }
            opened.write(request).onSuccess(sent -> asked = true);
        }

        /** Chunk borders may fall anywhere but into a number, since events are written whole. */
        private void take(Buffer bytes) {
            rest.append(bytes.toString());
            if (rest.indexOf("id: ") >= 0) {
                begun = true;
            }
            Matcher matcher = NUMBER.matcher(rest);
            int end = 0;
            while (matcher.find()) {
                numbers.add(Integer.valueOf(matcher.group(1)));
                end = matcher.end();
            }
            rest.delete(0, Math.max(end, rest.length() - 100));
            count = numbers.size();
        }
    }
}
