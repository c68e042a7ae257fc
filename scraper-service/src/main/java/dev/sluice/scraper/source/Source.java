package dev.sluice.scraper.source;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/** What a room offers to the schedule: something to collect, again and again. */
public interface Source {

    /** The feed that it collects. */
    String name();

    /** From the start of one run to the start of the next, such as {@code 1h}; {@code off} for never. */
    String every();

    /**
     * Collects once. What cannot be fetched is part of the result, or ends the run as a {@code FetchFailed}; any other
     * failure is unforeseen.
     *
     * @param scrapeId names this run in every event that it publishes
     * @return what came of it
     */
    Uni<RunResult> run(String scrapeId);

    /** How far the newest run in this process has come, as names and counts; empty where there is nothing to tell. */
    default Map<String, Long> progress() {
        return Map.of();
    }
}
