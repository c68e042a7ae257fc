package dev.sluice.query.cache;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What a request that found nothing fresh in the near cache has to do. */
public sealed interface Turn {

    /** Answer this. */
    record Ready(Rendered answer) implements Turn {}

    /** Wait for another's load; if that brings nothing, load without keeping it. */
    record Wait(Uni<Optional<Rendered>> answer) implements Turn {}

    /** Load, and bring it to {@link Near#land}, in any case. */
    record Load(Trip trip) implements Turn {}

    /** Load, and keep nothing. */
    record Pass() implements Turn {}
}
