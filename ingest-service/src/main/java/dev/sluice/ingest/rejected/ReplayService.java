package dev.sluice.ingest.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.intake.FeedRegistry.RegisteredFeed;
import dev.sluice.ingest.intake.OutboundEvent;
import dev.sluice.ingest.intake.Rejection;
import dev.sluice.ingest.intake.StrictJson;
import dev.sluice.ingest.post.ItemViolation;
import dev.sluice.ingest.post.PostedEventPublisher;
import dev.sluice.ingest.post.PostedEventValidator;
import dev.sluice.ingest.post.PostedItem;
import dev.sluice.ingest.rejected.ReplayResource.ReplayRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replays rejected events by the rules for new ones: an event that would be rejected again is not published, nor is one
 * that has been replayed three times, so that a replay cannot loop.
 */
@Singleton
final class ReplayService {

    private static final int MAX_REPLAYS = 3;
    private static final int MAX_VIOLATIONS = 100;

    /** Events of a replay that wait for Kafka at once. */
    private static final int BATCH_SIZE = 100;

    private final RejectedTable table;
    private final PostedEventValidator validator;
    private final PostedEventPublisher publisher;

    ReplayService(RejectedTable table, PostedEventValidator validator, PostedEventPublisher publisher) {
        this.table = table;
        this.validator = validator;
        this.publisher = publisher;
    }

    Uni<ReplayResult> replay(ReplayRequest request, RegisteredFeed<?> feed) {
        return table.find(request).chain(found -> {
            ReplayPlan plan = new ReplayPlan(found);
            found.rows().forEach(rejection -> plan.add(rejection, request, feed));
            Uni<Void> published = request.dryRun() ? Uni.createFrom().voidItem() : publish(plan);
            return published.replaceWith(() -> plan.result(request.dryRun()));
        });
    }

    private Uni<Void> publish(ReplayPlan plan) {
        return Multi.createFrom()
                .iterable(plan.ready)
                .group()
                .intoLists()
                .of(BATCH_SIZE)
                .onItem()
                .transformToUniAndConcatenate(batch -> publisher
                        .publish(batch.stream().map(ReplayCandidate::event).toList())
                        .chain(() -> Multi.createFrom()
                                .iterable(batch)
                                .onItem()
                                .transformToUniAndConcatenate(ready -> table.countReplay(ready.rejection()))
                                .onItem()
                                .ignoreAsUni()))
                .onItem()
                .ignoreAsUni();
    }

    private record ReplayCandidate(Rejection rejection, OutboundEvent event) {}

    /** Sorts the matched rejections into those to publish and, by reason, those not to publish. */
    private final class ReplayPlan {

        private final RejectedTable.FoundRejections found;
        private final List<ReplayCandidate> ready = new ArrayList<>();
        private final List<ItemViolation> violations = new ArrayList<>();
        private int item;
        private int invalid;
        private int exhausted;
        private int incomplete;

        ReplayPlan(RejectedTable.FoundRejections found) {
            this.found = found;
        }

        void add(Rejection rejection, ReplayRequest request, RegisteredFeed<?> feed) {
            Optional<JsonNode> value = value(rejection, request);
            if (rejection.replays() >= MAX_REPLAYS) {
                exhausted++;
            } else if (value.isEmpty()) {
                incomplete++;
            } else {
                validator
                        .validate(PostedItem.ofData(value.get()), feed, rejection.replays() + 1)
                        .map(event -> ready.add(new ReplayCandidate(rejection, event)))
                        .orElse(reasons -> {
                            invalid++;
                            return violations.addAll(ItemViolation.of(item, reasons));
                        });
            }
            item++;
        }

        ReplayResult result(boolean dryRun) {
            return new ReplayResult(
                    found.rows().size(),
                    ready.size(),
                    invalid,
                    exhausted,
                    incomplete,
                    found.more(),
                    violations.subList(0, Math.min(MAX_VIOLATIONS, violations.size())),
                    dryRun);
        }
    }

    private static Optional<JsonNode> value(Rejection rejection, ReplayRequest request) {
        if (request.value() != null) {
            return Optional.of(request.value());
        }
        if (rejection.truncated() || rejection.original() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.MAPPER.readTree(rejection.original()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The number of events of a replay by outcome.
     *
     * @param matched events that the request selected
     * @param replayed published again, or in a dry run, would be
     * @param invalid skipped, because they would be rejected again
     * @param exhausted skipped, because they have been replayed three times
     * @param incomplete skipped, because only a part or a hash of the original is stored
     * @param more whether there may be more events than one request considers
     * @param violations of the invalid events, at most 100; {@code item} is the index among the matched, from 0
     * @param dryRun whether nothing was published
     */
    record ReplayResult(
            int matched,
            int replayed,
            int invalid,
            int exhausted,
            int incomplete,
            boolean more,
            List<ItemViolation> violations,
            boolean dryRun) {}
}
