package dev.sluice.ingest.feed.playersessions;

import dev.sluice.ingest.intake.Fatal;
import dev.sluice.ingest.intake.StoredRows;
import dev.sluice.ingest.store.Patience;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps the counts of starts by country, hour and day. Beside the way of the events, under a group of its own: what the
 * announcements of one poll touched is counted anew, once, from the rows; then they are acknowledged. A late event opens
 * its hour again in the same way.
 */
@ApplicationScoped
class PlayerSessionCounts {

    /** Counts that run side by side; the way of the events has the rest of Cassandra. */
    private static final int IN_FLIGHT = 32;

    private final Multi<Message<List<byte[]>>> channel;
    private final StoredRows rows;
    private final PlayerSessionCountTable table;

    PlayerSessionCounts(
            @Channel("player-session-counts") Multi<Message<List<byte[]>>> channel,
            StoredRows rows,
            PlayerSessionCountTable table) {
        this.channel = channel;
        this.rows = rows;
        this.table = table;
    }

    /** A country's hour of starts. */
    record Hour(String country, Instant hour) {

        Day day() {
            return new Day(country, hour.atZone(ZoneOffset.UTC).toLocalDate());
        }
    }

    /** A country's day of starts. */
    record Day(String country, LocalDate day) {}

    void start(@Observes StartupEvent event) {
        channel.onItem()
                .transformToUniAndConcatenate(this::count)
                .subscribe()
                .with(counted -> {}, Fatal.channel("player-session-counts"));
    }

    private Uni<Void> count(Message<List<byte[]>> poll) {
        Set<Hour> hours = poll.getPayload().stream()
                .flatMap(row -> rows.read(row, PlayerSessionHalf.class).stream())
                .filter(PlayerSessionHalf::isStart)
                .map(start -> new Hour(start.country(), PlayerSessionStarts.hour(start.at())))
                .collect(Collectors.toSet());
        Set<Day> days = hours.stream().map(Hour::day).collect(Collectors.toSet());
        return each(hours, table::countHour)
                .chain(() -> each(days, table::sumDay))
                .chain(() -> Uni.createFrom().completionStage(poll.ack()))
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(poll.nack(failure)));
    }

    private static <T> Uni<Void> each(Set<T> buckets, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(buckets)
                .onItem()
                .transformToUni(bucket -> Patience.withCassandra(() -> work.apply(bucket)))
                .merge(IN_FLIGHT)
                .onItem()
                .ignoreAsUni();
    }
}
