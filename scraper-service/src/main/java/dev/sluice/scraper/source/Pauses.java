package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;

/** Which sources rest, in all replicas alike and over restarts. */
public interface Pauses {

    /** Whether a source's schedule rests. */
    boolean paused(String feed);

    /** Lets a schedule rest or go on; completes once that is kept. */
    Uni<Void> pause(String feed, boolean rest);
}
