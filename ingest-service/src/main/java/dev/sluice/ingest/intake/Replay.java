package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ingest.intake.Publisher.Outgoing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends rejected events again, through the same rules as new ones: what would only be rejected once more is not sent, and
 * nothing is sent more than three times, so that a replay can never go round in circles.
 */
@ApplicationScoped
class Replay {

    private static final int MOST = 3;
    private static final int VIOLATIONS = 100;

    /** Sends of one replay that wait for Kafka at once. */
    private static final int BATCH = 100;

    private final RejectedTable table;
    private final PostedJudge judge;
    private final Publisher publisher;

    Replay(RejectedTable table, PostedJudge judge, Publisher publisher) {
        this.table = table;
        this.judge = judge;
        this.publisher = publisher;
    }

    Uni<ReplayResult> run(ReplayRequest request, FeedRegistry.Entry<?> entry) {
        return table.find(request).chain(found -> {
            Sorting sorting = new Sorting(found);
            found.rows().forEach(rejection -> sorting.add(rejection, request, entry));
            Uni<Void> sent = request.dryRun() ? Uni.createFrom().voidItem() : send(sorting);
            return sent.replaceWith(() -> sorting.result(request.dryRun()));
        });
    }

    private Uni<Void> send(Sorting sorting) {
        return Multi.createFrom()
                .iterable(sorting.ready)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> publisher
                        .publish(batch.stream().map(Ready::event).toList())
                        .chain(() -> Multi.createFrom()
                                .iterable(batch)
                                .onItem()
                                .transformToUniAndConcatenate(ready -> table.countReplay(ready.rejection()))
                                .onItem()
                                .ignoreAsUni()))
                .onItem()
                .ignoreAsUni();
    }

    private record Ready(Rejection rejection, Outgoing event) {}

    /** Where each of the found goes. */
    private final class Sorting {

        private final RejectedTable.Found found;
        private final List<Ready> ready = new ArrayList<>();
        private final List<ItemViolation> violations = new ArrayList<>();
        private int item;
        private int invalid;
        private int exhausted;
        private int incomplete;

        Sorting(RejectedTable.Found found) {
            this.found = found;
        }

        void add(Rejection rejection, ReplayRequest request, FeedRegistry.Entry<?> entry) {
            Optional<JsonNode> value = value(rejection, request);
            if (rejection.replays() >= MOST) {
                exhausted++;
            } else if (value.isEmpty()) {
                incomplete++;
            } else {
                judge(rejection, value.get(), entry);
            }
            item++;
        }

        private void judge(Rejection rejection, JsonNode value, FeedRegistry.Entry<?> entry) {
            Verdict<Outgoing> verdict = judge.judge(new PostedBody.Item(value, null), entry, rejection.replays() + 1);
            if (verdict instanceof Verdict.Rejected<Outgoing> rejected) {
                invalid++;
                violations.addAll(ItemViolation.of(item, rejected.violations()));
            } else {
                ready.add(new Ready(rejection, ((Verdict.Accepted<Outgoing>) verdict).row()));
            }
        }

        ReplayResult result(boolean dryRun) {
            return new ReplayResult(
                    found.rows().size(),
                    ready.size(),
                    invalid,
                    exhausted,
                    incomplete,
                    found.more(),
                    violations.subList(0, Math.min(VIOLATIONS, violations.size())),
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
}
