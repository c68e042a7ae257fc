package dev.sluice.ingest.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * A violation of one event of a body.
 *
 * @param item from 0; null if it is of the body as a whole
 * @param field of the event
 * @param message what is wrong with it
 */
@RegisterForReflection
record ItemViolation(Integer item, String field, String message) {

    static List<ItemViolation> of(int item, List<Violation> violations) {
        return violations.stream()
                .map(violation -> new ItemViolation(item, violation.field(), violation.message()))
                .toList();
    }
}
