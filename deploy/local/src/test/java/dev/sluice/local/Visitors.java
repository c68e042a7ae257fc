package dev.sluice.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Readers of users who ask at their own pace, whether they are answered or not: some for the same list, some for anybody. */
final class Visitors implements AutoCloseable {

    private static final int TICKS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final String users;
    private final Future<?> asking;
    private volatile int strangers = 1;
    private int tick;

    /**
     * Ask from now on.
     *
     * @param users where they are listed
     */
    Visitors(String users) {
        this.users = users;
        asking = clock.scheduleAtFixedRate(this::ask, 0, 1000 / TICKS, TimeUnit.MILLISECONDS);
    }

    /** So many a second ask for somebody whom nobody knows, each for another. */
    void askForStrangers(int aSecond) {
        strangers = aSecond;
    }

    private void ask() {
        tick = (tick + 1) % TICKS;
        if (tick % 4 == 0) {
            send(users + "?limit=5");
        }
        for (int i = tick; i < strangers; i += TICKS) {
            send(users + "/" + UUID.randomUUID());
        }
    }

    private void send(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .build();
        client.sendAsync(request, BodyHandlers.discarding()).exceptionally(failure -> null);
    }

    @Override
    public void close() {
        asking.cancel(true);
        clock.shutdownNow();
    }
}
