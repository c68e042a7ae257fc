package dev.sluice.sample.sun;

import java.time.Instant;
import java.util.List;

/**
 * A flare with its final data; its submissions decide how much of it is published at a moment.
 *
 * @param times as reported, including faulty ones
 * @param location on the sun, or empty
 * @param region number of the active region, or null
 * @param linked ids of the events it caused, possibly empty
 * @param submissions when each version was submitted, oldest first
 */
record Flare(
        String id,
        FlareTimes times,
        FlareClass strength,
        String location,
        Integer region,
        String note,
        List<String> linked,
        List<Instant> submissions) {

    /** The version listed at a moment: 0 before the first submission, 1 without end time, then revisions. */
    int versionAt(Instant moment) {
        return (int) submissions.stream().filter(time -> !time.isAfter(moment)).count();
    }
}
