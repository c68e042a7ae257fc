package dev.sluice.query.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends requests over a number of connections, one at a time on each. It only counts received bytes, since all
 * responses of a run have one length, so that the client costs little on the measured machine.
 */
final class HttpLoad {

    private final Vertx vertx;
    private final URI service;

    HttpLoad(Vertx vertx, URI service) {
        this.vertx = vertx;
        this.service = service;
    }

    /** Result of a run: responses per second, and latency percentiles in microseconds. */
    record Result(double perSecond, long p50, long p99, long p999) {}

    /**
     * Sends requests until the time is over or no path is left.
     *
     * @param paths supplies the next path, null at the end
     * @param length of each response, headers included
     */
    Result run(int connections, Supplier<String> paths, int length, long seconds) throws InterruptedException {
        Queue<long[]> taken = new ConcurrentLinkedQueue<>();
        CountDownLatch open = new CountDownLatch(connections);
        NetClient client = vertx.createNetClient();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < connections; i++) {
            client.connect(service.getPort(), service.getHost())
                    .onSuccess(socket -> new Caller(socket, paths, length, end, taken, open).ask())
                    .onFailure(failure -> open.countDown());
        }
        if (!open.await(seconds + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " connections did not end");
        }
        double spent = (System.nanoTime() - begin) / 1e9;
        client.close();
        return result(List.copyOf(taken), spent);
    }

    private static Result result(List<long[]> taken, double seconds) {
        long[] all = taken.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length / seconds, at(all, 0.5), at(all, 0.99), at(all, 0.999));
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (sorted.length * share)] / 1000;
    }

    /** One client connection. */
    private static final class Caller {

        private final NetSocket socket;
        private final Supplier<String> paths;
        private final int length;
        private final long end;
        private final Queue<long[]> taken;
        private final CountDownLatch open;
        private long[] times = new long[1024];
        private int count;
        private int missing;
        private long asked;

        Caller(
                NetSocket socket,
                Supplier<String> paths,
                int length,
                long end,
                Queue<long[]> taken,
                CountDownLatch open) {
            this.socket = socket;
            this.paths = paths;
            this.length = length;
            this.end = end;
            this.taken = taken;
            this.open = open;
            socket.handler(this::got);
        }

        void ask() {
            String path = System.nanoTime() < end ? paths.get() : null;
            if (path == null) {
                taken.add(Arrays.copyOf(times, count));
                socket.close();
                open.countDown();
                return;
            }
            missing = length;
            asked = System.nanoTime();
            socket.write(Buffer.buffer(request(path)));
        }

        private void got(Buffer bytes) {
            missing -= bytes.length();
            if (missing < 0) {
                throw new IllegalStateException("an answer is longer than the first");
            }
            if (missing == 0) {
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = System.nanoTime() - asked;
                ask();
            }
        }
    }

    static byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
