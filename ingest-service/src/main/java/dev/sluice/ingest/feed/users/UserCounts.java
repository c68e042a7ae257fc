package dev.sluice.ingest.feed.users;

import dev.sluice.ingest.cassandra.BackendRetry;
import dev.sluice.ingest.derived.BatchConsumer;
import dev.sluice.ingest.feed.users.UserCountTable.PlaceShard;
import dev.sluice.ingest.feed.users.UserPlaceTable.PlacedUser;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Maintains the counts of users by country and age band, in a consumer group of its own. For each poll, moves the announced
 * persons to their current places (erased ones to none), recounts each affected place once, and then acknowledges.
 */
@Singleton
final class UserCounts {

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
        BatchConsumer.consume(channel, "user-counts", this::count);
    }

    private Uni<?> count(Message<List<byte[]>> poll) {
        Set<String> users = users(poll);
        return BackendRetry.withCassandra(() -> places.place(users))
                .chain(placed ->
                        BatchConsumer.forEach(shards(placed), counts::count).chain(() -> places.deleteFormer(placed)));
    }

    /** Only the keys are used: a tombstone has nothing else, and rows are read from the table. */
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

    private static Set<PlaceShard> shards(List<PlacedUser> placed) {
        return placed.stream()
                .flatMap(user -> user.affected().stream().map(place -> new PlaceShard(place, user.shard())))
                .collect(Collectors.toSet());
    }
}
