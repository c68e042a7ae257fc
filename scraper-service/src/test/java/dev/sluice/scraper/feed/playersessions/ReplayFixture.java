package dev.sluice.scraper.feed.playersessions;

import dev.sluice.scraper.feed.playersessions.PlayerSessionSettings.Order;
import dev.sluice.scraper.publish.OutboundEvent;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Replays archives without a running service, recording the events published and the position reached. */
final class ReplayFixture {

    final List<String> published = new ArrayList<>();
    final ReplayProgress progress = new ReplayProgress();
    ReplayPosition position = ReplayPosition.start("");
    Function<List<OutboundEvent>, Uni<Integer>> kafka = events -> {
        events.forEach(event -> published.add(event.id()));
        return Uni.createFrom().item(events.size());
    };

    void run(Path archive, Order order, String days) {
        SessionReplay replay = new SessionReplay(
                new SessionArchive(archive.toString(), null, Long.MAX_VALUE),
                order,
                ReplayPasses.of(Optional.ofNullable(days)),
                progress,
                "run",
                events -> kafka.apply(events),
                reached -> {
                    position = ReplayPosition.of(reached.text()).orElseThrow();
                    return Uni.createFrom().voidItem();
                });
        replay.from(position).await().atMost(Duration.ofMinutes(2));
    }

    /** Event number i of an archive; events alternate between three days, the last one first. */
    static String line(int i) {
        LocalDateTime time = LocalDateTime.of(2016, 11, 7 - i % 3, 12, 0).plusSeconds(i % 40_000);
        return "{\"event\":\"%s\",\"country\":\"FI\",\"player_id\":\"%032x\",\"session_id\":\"s%d\",\"ts\":\"%s:00\"}"
                .formatted(i % 2 == 0 ? "start" : "end", i, i, time.toString().substring(0, 16));
    }

    static String id(int i) {
        return "%032x/s%d:%s".formatted(i, i, i % 2 == 0 ? "start" : "end");
    }

    static byte[] archive(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(line(i)).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
