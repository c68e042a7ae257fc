package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.feed.users.UserCountTable.Bucket;
import dev.sluice.ingest.feed.users.UserPlaceTable.Placed;
import dev.sluice.ingest.intake.Fatal;
import dev.sluice.ingest.store.Patience;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Keeps the counts of users by country and age band. Beside the way of the events, under a group of its own: whoever the
 * announcements of one poll name is put into the right place, erased ones into none, then each place that was touched is
 * counted anew, once; then they are acknowledged.
 */
@ApplicationScoped
class UserCounts {

    /** Persons and counts side by side; the way of the events has the rest of Cassandra. */
    private static final int IN_FLIGHT = 32;

    private final Multi<Message<List<byte[]>>> channel;
    private final UserPlaceTable places;
    private final UserCountTable counts;

    UserCounts(
            @Channel("user-counts") Multi<Message<List<byte[]>>> channel,
            UserPlaceTable places,
            UserCountTable counts) {
        this.channel = channel;
        this.places = places;
        this.counts = counts;
    }

    void start(@Observes StartupEvent event) {
        channel.onItem()
                .transformToUniAndConcatenate(this::count)
                .subscribe()
                .with(counted -> {}, Fatal.channel("user-counts"));
    }

    private Uni<Void> count(Message<List<byte[]>> poll) {
        return each(users(poll), places::place)
                .chain(placed -> each(buckets(placed), counts::count).chain(() -> each(placed, places::forget)))
                .chain(() -> Uni.createFrom().completionStage(poll.ack()))
                .onFailure()
                .call(failure -> Uni.createFrom().completionStage(poll.nack(failure)));
    }

    /** Only the keys count: a tombstone has nothing else, and for the others the table knows better. */
    private static Set<String> users(Message<List<byte[]>> poll) {
        Set<String> users = new HashSet<>();
        IncomingKafkaRecordBatchMetadata<?, ?> records =
                poll.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        records.getRecords().forEach(record -> {
            if (record.key() instanceof String user) {
                users.add(user);
            }
        });
        return users;
    }

    private static Set<Bucket> buckets(List<Placed> placed) {
        return placed.stream()
                .flatMap(user -> user.touched().stream().map(place -> new Bucket(place, user.shard())))
                .collect(Collectors.toSet());
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
