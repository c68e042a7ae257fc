package dev.sluice.scraper.status;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/**
 * Something this service stands on.
 *
 * @param name in lower case
 * @param up whether it answered just now
 */
record Backend(String name, boolean up) {

    /** Whoever looks every two seconds is not kept waiting by what is away. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    /** Up if the question is answered in time. */
    static Uni<Backend> ask(String name, Uni<?> question) {
        return question.ifNoItem()
                .after(LIMIT)
                .fail()
                .map(answer -> new Backend(name, true))
                .onFailure()
                .recoverWithItem(new Backend(name, false));
    }
}
