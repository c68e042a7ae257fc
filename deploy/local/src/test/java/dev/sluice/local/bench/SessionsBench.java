package dev.sluice.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.backends.Ports;
import dev.sluice.local.platform.LaunchedPlatform;
import dev.sluice.local.platform.SessionCounts;
import dev.sluice.sample.sessions.ExpectedSessions;
import dev.sluice.sample.sessions.SessionArchives;
import dev.sluice.sample.sessions.SessionPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A large archive of player sessions: events a second beside plain writes of the same rows, memory, and what an event costs of
 * processors and disks. Run by name.
 */
@Tag("campaign")
class SessionsBench {

    private static final Path HOME = LaunchedPlatform.home("sessions");
    private static final int SESSIONS = Integer.getInteger("archive.sessions", 500_000);
    private static final int CASSANDRA = Ports.free(0);
    private static final int KAFKA = Ports.free(0);

    @Test
    void aLargeArchiveIsCountedAsByAnIndependentCount() throws IOException, InterruptedException {
        Instant from = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(30));
        SessionPlan plan = SessionPlan.of(7, SESSIONS, from, Duration.ofDays(28));
        Path archive = Files.createDirectories(HOME).resolve("sessions.jsonl.gz");
        SessionArchives.write(archive, plan);
        ExpectedSessions truth = ExpectedSessions.of(plan);
        try (LaunchedPlatform platform = LaunchedPlatform.start(
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
            ResourceUsage before = ResourceUsage.of(platform);
            SessionCounts counts = new SessionCounts(platform::query);
            await().atMost(Duration.ofMinutes(2).plusMillis(SESSIONS * 4L))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(counts.startsByCountry()).isEqualTo(truth.startsByCountry()));
            counts.assertCompleted(truth);
            ResourceUsage.of(platform).printSince(before, plan.events());
            report(platform, plan.events());
        }
        ResourceUsage.printDiskUsage(HOME, "player-sessions-", plan.events());
        ResourceUsage.printDiskUsage(HOME, "player-sessions.stored-", plan.events());
        ResourceUsage.printDiskUsage(HOME, "player_session", plan.events());
    }

    private static void report(LaunchedPlatform platform, long events) throws IOException, InterruptedException {
        FeedDurations durations = FeedDurations.of("127.0.0.1:" + KAFKA, "player-sessions");
        System.out.printf(
                "%d events: %d/s published, %d/s stored%n",
                events, perSecond(events, durations.publishing()), perSecond(events, durations.storing()));
        for (Map.Entry<String, Long> child : platform.children().entrySet()) {
            Path status = Path.of("/proc/" + child.getValue() + "/status");
            if (child.getKey().endsWith("-service") && Files.exists(status)) {
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .forEach(line -> System.out.println(child.getKey() + " " + line));
            }
        }
        try (PlainTableCopy copy =
                new PlainTableCopy(CASSANDRA).tables("player_session", "player_session_open_by_player")) {
            System.out.printf(
                    "the same %d rows by plain writes: %d events/s%n", copy.rows(), perSecond(events, copy.writing()));
        }
    }

    private static long perSecond(long events, Duration time) {
        return events * 1000 / Math.max(1, time.toMillis());
    }
}
