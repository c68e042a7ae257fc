package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.derived.BatchConsumer;
import dev.sluice.ingest.derived.StoredRowReader;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Maintains the counts of session starts by country, hour and day, in a consumer group of its own. For each poll, recounts
 * the affected hours and days once from their rows, and then acknowledges. A late event causes a recount in the same way.
 */
@Singleton
final class PlayerSessionCounts {

    private final Multi<Message<List<byte[]>>> channel;
    private final StoredRowReader rows;
    private final PlayerSessionCountTable table;

    PlayerSessionCounts(
            @Channel("player-session-counts") Multi<Message<List<byte[]>>> channel,
            StoredRowReader rows,
            PlayerSessionCountTable table) {
        this.channel = channel;
        this.rows = rows;
        this.table = table;
    }

    record CountryHour(String country, Instant hour) {

        CountryDay day() {
            return new CountryDay(country, hour.atZone(ZoneOffset.UTC).toLocalDate());
        }
    }

    record CountryDay(String country, LocalDate day) {}

    void start(@Observes StartupEvent event) {
        BatchConsumer.consume(channel, "player-session-counts", this::count);
    }

    private Uni<?> count(Message<List<byte[]>> poll) {
        Set<CountryHour> hours = poll.getPayload().stream()
                .flatMap(row -> rows.read(row, PlayerSessionRow.class).stream())
                .filter(PlayerSessionRow::isStart)
                .map(start -> new CountryHour(start.country(), PlayerSessionStarts.hour(start.at())))
                .collect(Collectors.toSet());
        Set<CountryDay> days = hours.stream().map(CountryHour::day).collect(Collectors.toSet());
        return BatchConsumer.forEach(hours, table::countHour).chain(() -> BatchConsumer.forEach(days, table::sumDay));
    }
}
