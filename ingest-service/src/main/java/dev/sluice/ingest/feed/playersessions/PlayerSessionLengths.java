package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryDay;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.CountryHour;
import dev.sluice.ingest.intake.Fatal;
import dev.sluice.ingest.intake.StoredRowReader;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

    /** Concurrent reads; leaves Cassandra capacity for the feeds themselves. */
    private static final int MAX_IN_FLIGHT = 32;

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
        channel.onItem()
                .transformToUniAndConcatenate(this::count)
                .subscribe()
                .with(counted -> {}, Fatal.channel("player-session-lengths"));
    }

    private Uni<Void> count(Message<List<byte[]>> poll) {
        Set<String> sessions = poll.getPayload().stream()
                .flatMap(row -> rows.read(row, PlayerSessionRow.class).stream())
                .map(PlayerSessionRow::sessionId)
                .collect(Collectors.toSet());
        return forEach(sessions, lengths::write)
                .chain(written ->
                        count(written.stream().flatMap(Optional::stream).collect(Collectors.toSet())))
                .chain(() -> Uni.createFrom().completionStage(poll.ack()))
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(poll.nack(failure)));
    }

    private Uni<List<Void>> count(Set<CountryHour> hours) {
        return forEach(hours, counts::countHour).chain(() -> forEach(days(hours), counts::sumDay));
    }

    private static Set<CountryDay> days(Set<CountryHour> hours) {
        return hours.stream().map(CountryHour::day).collect(Collectors.toSet());
    }

    private static <T, R> Uni<List<R>> forEach(Collection<T> all, Function<T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(item -> BackendRetry.withCassandra(() -> work.apply(item)))
                .merge(MAX_IN_FLIGHT)
                .collect()
                .asList();
    }
}
