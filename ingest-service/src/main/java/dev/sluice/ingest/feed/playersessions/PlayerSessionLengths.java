package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Day;
import dev.sluice.ingest.feed.playersessions.PlayerSessionCounts.Hour;
import dev.sluice.ingest.intake.Fatal;
import dev.sluice.ingest.intake.StoredRows;
import dev.sluice.ingest.store.Patience;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps the lengths of complete sessions by country, hour and day of their start. Beside the way of the events like
 * {@link PlayerSessionCounts}, under a group of its own: both halves announce their session, whose row is read as it is
 * then, and each hour that was touched is counted anew.
 */
@ApplicationScoped
class PlayerSessionLengths {

    /** Reads that run side by side; the way of the events has the rest of Cassandra. */
    private static final int IN_FLIGHT = 32;

    private final Multi<Message<List<byte[]>>> channel;
    private final StoredRows rows;
    private final PlayerSessionLengthTable lengths;
    private final PlayerSessionLengthCountTable counts;

    PlayerSessionLengths(
            @Channel("player-session-lengths") Multi<Message<List<byte[]>>> channel,
            StoredRows rows,
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
                .flatMap(row -> rows.read(row, PlayerSessionHalf.class).stream())
                .map(PlayerSessionHalf::sessionId)
                .collect(Collectors.toSet());
        return each(sessions, lengths::write)
                .chain(written ->
                        count(written.stream().flatMap(Optional::stream).collect(Collectors.toSet())))
                .chain(() -> Uni.createFrom().completionStage(poll.ack()))
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(poll.nack(failure)));
    }

    private Uni<List<Void>> count(Set<Hour> hours) {
        return each(hours, counts::countHour).chain(() -> each(days(hours), counts::sumDay));
    }

    private static Set<Day> days(Set<Hour> hours) {
        return hours.stream().map(Hour::day).collect(Collectors.toSet());
    }

    private static <T, R> Uni<List<R>> each(Collection<T> all, Function<T, Uni<R>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(one -> Patience.withCassandra(() -> work.apply(one)))
                .merge(IN_FLIGHT)
                .collect()
                .asList();
    }
}
