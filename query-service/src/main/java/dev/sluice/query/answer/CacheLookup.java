package dev.sluice.query.answer;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Outcome of a lookup in the answer cache: how the request proceeds. */
public sealed interface CacheLookup {

    /** Send this answer. */
    record Hit(RenderedAnswer answer) implements CacheLookup {}

    /** Wait for the load of another request; if it yields no answer, load without caching. */
    record Join(Uni<Optional<RenderedAnswer>> answer) implements CacheLookup {}

    /** Load, and pass the result to {@link AnswerCache#complete} in any case. */
    record Load(AnswerLoad load) implements CacheLookup {}

    /** Load without caching. */
    record Bypass() implements CacheLookup {}
}
