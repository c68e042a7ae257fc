package dev.sluice.scraper.feed.solarflares;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A flare in DONKI's JSON. */
@RegisterForReflection
record DonkiFlare(
        String flrID,
        String catalog,
        List<Instrument> instruments,
        String beginTime,
        String peakTime,
        String endTime,
        String classType,
        String sourceLocation,
        Integer activeRegionNum,
        String note,
        String submissionTime,
        Integer versionId,
        String link,
        List<LinkedEvent> linkedEvents) {

    record Instrument(String displayName) {}

    record LinkedEvent(String activityID) {}
}
