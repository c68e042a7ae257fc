package dev.sluice.ingest.feed.products;

import dev.sluice.ingest.derived.BatchConsumer;
import dev.sluice.ingest.derived.StoredRowReader;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Derives search words, price changes, restocks and differences from stored observations, in a consumer group of its own.
 * For each poll, reads the neighbours of a product's new observations once, and writes the rows that depend on them.
 * Derived rows have the time at which their input began to be read, so the later computation wins.
 */
@Singleton
final class ProductChanges {

    private final Multi<Message<List<byte[]>>> channel;
    private final StoredRowReader rows;
    private final ProductAdjacentObservations observations;
    private final ProductWordTable words;
    private final ProductChangeTable changes;
    private final ProductRestockTable restocks;
    private final ProductDifferenceTable differences;
    private final ProductChangePublisher publisher;

    ProductChanges(
            @Channel("product-changes") Multi<Message<List<byte[]>>> channel,
            StoredRowReader rows,
            ProductAdjacentObservations observations,
            ProductWordTable words,
            ProductChangeTable changes,
            ProductRestockTable restocks,
            ProductDifferenceTable differences,
            ProductChangePublisher publisher) {
        this.channel = channel;
        this.rows = rows;
        this.observations = observations;
        this.words = words;
        this.changes = changes;
        this.restocks = restocks;
        this.differences = differences;
        this.publisher = publisher;
    }

    private record ProductMonth(String productId, int year, int month) {

        static ProductMonth of(ProductObservedState observed) {
            var date = observed.at().atZone(ZoneOffset.UTC);
            return new ProductMonth(observed.productId(), date.getYear(), date.getMonthValue());
        }
    }

    void start(@Observes StartupEvent event) {
        BatchConsumer.consume(channel, "product-changes", this::derive);
    }

    private Uni<?> derive(Message<List<byte[]>> poll) {
        Map<ProductMonth, List<ProductObservedState>> stored = poll.getPayload().stream()
                .flatMap(row -> rows.read(row, Product.class).stream())
                .map(ProductObservedState::of)
                .distinct()
                .sorted(Comparator.comparing(ProductObservedState::at))
                .collect(Collectors.groupingBy(ProductMonth::of));
        return BatchConsumer.forEach(stored.values(), this::derive);
    }

    private Uni<Void> derive(List<ProductObservedState> stored) {
        long startedAt = now();
        return observations.around(stored).chain(timeline -> timeline.map(found -> write(stored, found, startedAt))
                .orElseGet(() -> inHalves(stored)));
    }

    private Uni<Void> inHalves(List<ProductObservedState> stored) {
        int half = stored.size() / 2;
        return derive(stored.subList(0, half)).chain(() -> derive(stored.subList(half, stored.size())));
    }

    /**
     * Repeats if another observation was stored meanwhile and changes were written: another replica may have derived its
     * rows, during a rebalance, without these percents to delete.
     */
    private Uni<Void> write(List<ProductObservedState> stored, ProductTimeline timeline, long startedAt) {
        List<Uni<Void>> steps = new ArrayList<>();
        steps.add(words.write(newWords(timeline)));
        boolean changed = false;
        for (ProductTimeline.Step step : timeline.affected()) {
            Optional<ProductChange> change = change(step);
            changed |= change.isPresent();
            steps.add(write(step, change, startedAt));
        }
        Uni<Void> written = Uni.join().all(steps).andFailFast().chain(() -> publisher.publish(timeline));
        return changed
                ? written.chain(() -> observations.around(stored))
                        .chain(again -> again.isEmpty() || again.get().equals(timeline)
                                ? Uni.createFrom().voidItem()
                                : derive(stored))
                : written;
    }

    private static Optional<ProductChange> change(ProductTimeline.Step step) {
        return step.own().price() == null
                ? Optional.empty()
                : ProductObservedState.priced(step.earlier())
                        .flatMap(earlier -> ProductChange.between(earlier, step.own()));
    }

    private Uni<Void> write(ProductTimeline.Step step, Optional<ProductChange> change, long startedAt) {
        ProductObservedState own = step.own();
        Uni<Void> restock = own.availability() == null
                ? Uni.createFrom().voidItem()
                : ProductObservedState.stocked(step.earlier())
                        .map(earlier -> restocks.write(earlier, own, step.newest(), startedAt))
                        .orElseGet(() -> Uni.createFrom().voidItem());
        Uni<Void> difference = differences.write(own, step.earlier(), step.newest(), startedAt);
        Uni<Void> price = own.price() == null
                ? Uni.createFrom().voidItem()
                : changes.write(own, change, step.newest(), startedAt);
        return Uni.join().all(restock, difference, price).andFailFast().replaceWithVoid();
    }

    /** The observations whose search words their predecessor does not have. */
    private static List<ProductObservedState> newWords(ProductTimeline timeline) {
        return timeline.affected().stream()
                .filter(step -> timeline.window().contains(step.own()))
                .filter(step -> step.earlier().stream()
                        .findFirst()
                        .filter(step.own()::hasWordsOf)
                        .isEmpty())
                .map(ProductTimeline.Step::own)
                .toList();
    }

    private static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
