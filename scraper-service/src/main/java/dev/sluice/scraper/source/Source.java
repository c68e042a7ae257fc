package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** Implemented by a feed that collects on a schedule. */
public interface Source {

    /** The feed that it collects. */
    String name();

    /** Interval between the starts of two runs, such as {@code 1h}; {@code off} for no schedule. */
    String every();

    /**
     * Collects once. A page that cannot be fetched is counted in the result, or ends the run with a {@code FetchFailed};
     * any other failure is a bug.
     *
     * @param scrapeId id of the run, carried by every event that it publishes
     * @return the result of the run
     */
    Uni<RunResult> run(String scrapeId);

    /** Progress of the newest run in this process, as names and counts; empty if the source reports none. */
    default Map<String, Long> progress() {
        return Map.of();
    }
}
