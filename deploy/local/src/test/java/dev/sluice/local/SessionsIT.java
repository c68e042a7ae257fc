package dev.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.backends.sample.SessionArchives;
import dev.sluice.backends.sample.SessionPlan;
import dev.sluice.backends.sample.SessionTruth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An archive of sessions in random order, some incomplete, some twice: answered as an independent count has it. */
class SessionsIT {

    private static final Path HOME = Launched.home("sessions");

    /** Few here; deploy/bench has the large form. */
    private static final int SESSIONS = Integer.getInteger("archive.sessions", 3_000);

    private static final int PLAYERS_CHECKED = 200;
    private static final int CASSANDRA = Ports.free(0);
    private static final int KAFKA = Ports.free(0);

    @Test
    void countsByCountryAndPlayerAreThoseOfAnIndependentCount() throws IOException, InterruptedException {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
        SessionPlan plan = SessionPlan.of(7, SESSIONS, from, Duration.ofDays(28));
        Path archive = Files.createDirectories(HOME).resolve("sessions.jsonl.gz");
        SessionArchives.write(archive, plan);
        SessionTruth truth = SessionArchives.truth(plan);
        try (Launched platform = Launched.start(
                HOME,
                Map.of(
                        "sluice.port.cassandra",
                        "" + CASSANDRA,
                        "sluice.port.kafka",
                        "" + KAFKA,
                        "sluice.users.every",
                        "off",
                        "sluice.products.every",
                        "off",
                        "sluice.player-sessions.every",
                        "1h",
                        "sluice.player-sessions.archives",
                        archive.toString()))) {

            Spent before = Spent.by(platform);
            await().atMost(Duration.ofMinutes(2).plusMillis(SESSIONS * 4L))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(starts(platform)).isEqualTo(truth.startsByCountry()));

            players(truth).forEach(player -> assertThat(completed(platform, player))
                    .as(player)
                    .isEqualTo(truth.completedByPlayer().get(player)));
            Spent.by(platform).print(before, plan.events());
            report(platform, plan.events());
        }
        Spent.print(HOME, "player-sessions-", plan.events());
        Spent.print(HOME, "player-sessions.stored-", plan.events());
        Spent.print(HOME, "player_session", plan.events());
    }

    private static Map<String, Long> starts(Launched platform) {
        Api.Answer answer = Api.get(platform.query("/v1/player-sessions/starts?hours=1000"));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.items().stream()
                .collect(Collectors.toMap(item -> item.path("country").asText(), item -> item.path("count")
                        .asLong()));
    }

    /** From all over the list, the busiest among them. */
    private static Set<String> players(SessionTruth truth) {
        List<String> busiestFirst = truth.completedByPlayer().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        int step = Math.max(1, busiestFirst.size() / PLAYERS_CHECKED);
        return IntStream.iterate(0, at -> at < busiestFirst.size(), at -> at + step)
                .mapToObj(busiestFirst::get)
                .collect(Collectors.toSet());
    }

    private static long completed(Launched platform, String player) {
        return Api.walk(platform.query("/v1/player-sessions?player=" + player), 100)
                .size();
    }

    private static void report(Launched platform, long events) throws IOException, InterruptedException {
        Flow flow = Flow.of(KAFKA, "player-sessions");
        System.out.printf(
                "%d events: %d/s published, %d/s stored%n",
                events, perSecond(events, flow.publishing()), perSecond(events, flow.storing()));
        for (Map.Entry<String, Long> child : platform.children().entrySet()) {
            Path status = Path.of("/proc/" + child.getValue() + "/status");
            if (child.getKey().endsWith("-service") && Files.exists(status)) {
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println(child.getKey() + " " + line));
            }
        }
        try (PlainCopy copy = new PlainCopy(CASSANDRA).tables("player_session", "player_session_open_by_player")) {
            System.out.printf(
                    "the same %d rows by plain writes: %d events/s%n", copy.rows(), perSecond(events, copy.writing()));
        }
    }

    private static long perSecond(long events, Duration time) {
        return events * 1000 / Math.max(1, time.toMillis());
    }
}
