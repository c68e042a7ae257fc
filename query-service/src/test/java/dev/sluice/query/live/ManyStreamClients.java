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

/** Many plain sockets at once, some never read; only the sequence numbers of rows are kept. */
final class ManyStreamClients implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+),");

    private final List<SocketClient> all = new ArrayList<>();
    private final NetClient client;
    private final URI service;

    ManyStreamClients(Vertx vertx, URI service) {
        this.service = service;
        client = vertx.createNetClient(new NetClientOptions().setReceiveBufferSize(64 * 1024));
    }

    /** @param stalled whether they never read */
    void open(int count, String query, boolean stalled) {
        String request =
                "GET /v1/stream?" + query + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        for (int i = 0; i < count; i++) {
            SocketClient one = new SocketClient(stalled);
            all.add(one);
            client.connect(service.getPort(), service.getHost()).onSuccess(socket -> one.begin(socket, request));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(one -> one.stalled || one.begun));
        // Stalled clients have sent their request and cannot tell whether it was answered.
        await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(one -> one.asked));
    }

    /** Whether all reading clients have received this number of rows. */
    boolean allHave(int rows) {
        return all.stream().allMatch(one -> one.stalled || one.count >= rows);
    }

    /** Whether all reading clients have received exactly these rows in this order. */
    boolean inOrder(List<Integer> numbers) {
        return all.stream().allMatch(one -> one.stalled || one.numbers.equals(numbers));
    }

    long open() {
        return all.stream().filter(one -> !one.stalled && !one.closed).count();
    }

    @Override
    public void close() {
        all.forEach(one -> one.socket.close());
        client.close();
    }

    /** One client socket. */
    private static final class SocketClient {

        private final boolean stalled;
        private final List<Integer> numbers = new ArrayList<>();
        private final StringBuilder rest = new StringBuilder();
        private volatile NetSocket socket;
        private volatile boolean asked;
        private volatile boolean begun;
        private volatile boolean closed;
        private volatile int count;

        SocketClient(boolean stalled) {
            this.stalled = stalled;
        }

        void begin(NetSocket opened, String request) {
            socket = opened;
            opened.closeHandler(end -> closed = true);
            if (stalled) {
                opened.pause();
            } else {
                opened.handler(this::take);
            }
            opened.write(request).onSuccess(sent -> asked = true);
        }

        /** Chunk borders never fall into a number, since events are written whole. */
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
