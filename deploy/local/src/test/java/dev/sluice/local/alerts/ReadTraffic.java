package dev.sluice.local.alerts;

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

/** Requests lists and unknown ids of users at a fixed rate, whether they are answered or not. */
final class ReadTraffic implements AutoCloseable {

    private static final int TICKS_A_SECOND = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final String users;
    private final Future<?> schedule;
    private volatile int unknownIds = 1;
    private int tick;

    /**
     * Starts to request.
     *
     * @param users address of the list
     */
    ReadTraffic(String users) {
        this.users = users;
        schedule = clock.scheduleAtFixedRate(this::tick, 0, 1000 / TICKS_A_SECOND, TimeUnit.MILLISECONDS);
    }

    /** Sets how many unknown ids are requested a second, each a new one. */
    void requestUnknownIds(int perSecond) {
        unknownIds = perSecond;
    }

    private void tick() {
        tick = (tick + 1) % TICKS_A_SECOND;
        if (tick % 4 == 0) {
            send(users + "?limit=5");
        }
        for (int i = tick; i < unknownIds; i += TICKS_A_SECOND) {
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
        schedule.cancel(true);
        clock.shutdownNow();
    }
}
