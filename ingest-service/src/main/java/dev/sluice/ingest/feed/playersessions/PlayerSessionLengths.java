package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.derived.BatchConsumer;
import dev.sluice.ingest.derived.StoredRowReader;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryDay;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Maintains the counts of session lengths by country, hour and day of the start, in a consumer group of its own like
 * {@link PlayerSessionCounts}. For each announced start or end, reads the session's current row; then recounts the
 * affected hours and days.
 */
@Singleton
final class PlayerSessionLengths {

    private final Multi<Message<List<byte[]>>> channel;
    private final StoredRowReader rows;
    private final PlayerSessionLengthTable lengths;
    private final PlayerSessionLengthCountTable counts;

    PlayerSessionLengths(
            @Channel("player-session-lengths") Multi<Message<List<byte[]>>> channel,
            StoredRowReader rows,
            PlayerSessionLengthTable lengths,
            PlayerSessionLengthCountTable counts) {
        this.channel = channel;
        this.rows = rows;
        this.lengths = lengths;
        this.counts = counts;
    }

    void start(@Observes StartupEvent event) {
        BatchConsumer.consume(channel, "player-session-lengths", this::count);
    }

    private Uni<?> count(Message<List<byte[]>> poll) {
        Set<String> sessions = poll.getPayload().stream()
                .flatMap(row -> rows.read(row, PlayerSessionRow.class).stream())
                .map(PlayerSessionRow::sessionId)
                .collect(Collectors.toSet());
        return BackendRetry.withCassandra(() -> lengths.write(sessions)).chain(this::countHours);
    }

    private Uni<List<Void>> countHours(Set<CountryHour> hours) {
        return BatchConsumer.forEach(hours, counts::countHour)
                .chain(() -> BatchConsumer.forEach(days(hours), counts::sumDay));
    }

    private static Set<CountryDay> days(Set<CountryHour> hours) {
        return hours.stream().map(CountryHour::day).collect(Collectors.toSet());
    }
}
