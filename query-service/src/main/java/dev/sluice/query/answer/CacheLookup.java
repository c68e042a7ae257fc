package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What a request that found nothing fresh in the near cache has to do. */
public sealed interface CacheLookup {

    /** Answer this. */
    record Hit(RenderedAnswer answer) implements CacheLookup {}

    /** Wait for another's load; if that brings nothing, load without keeping it. */
    record Join(Uni<Optional<RenderedAnswer>> answer) implements CacheLookup {}

    /** Load, and bring it to {@link AnswerCache#land}, in any case. */
    record Load(AnswerLoad trip) implements CacheLookup {}

    /** Load, and keep nothing. */
    record Bypass() implements CacheLookup {}
}
