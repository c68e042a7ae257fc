package dev.sluice.sample.sun;

import java.time.Instant;
import java.util.List;

/**
 * A flare with all that will ever be reported of it; how much of that is known yet, its submissions tell.
 *
 * @param times as reported, odd ones too
 * @param location on the sun, perhaps empty
 * @param region number of the active region, or null
 * @param linked ids of the events it caused, perhaps none
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

    /** The version that is listed at a moment: 0 while there is none, 1 without end, then more. */
    int versionAt(Instant moment) {
        return (int) submissions.stream().filter(time -> !time.isAfter(moment)).count();
    }
}
