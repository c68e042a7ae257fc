package dev.sluice.ingest.post;

import dev.sluice.ingest.intake.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A violation by an event of a request body.
 *
 * @param item index of the event, from 0; null for the body as a whole
 * @param field of the event
 * @param message what is wrong with it
 */
@RegisterForReflection
public record ItemViolation(Integer item, String field, String message) {

    /** The violations of one item. */
    public static List<ItemViolation> of(int item, List<Violation> violations) {
        return violations.stream()
                .map(violation -> new ItemViolation(item, violation.field(), violation.message()))
                .toList();
    }
}
