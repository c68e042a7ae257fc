package dev.sluice.scraper.feed.solarflares;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A flare in DONKI's JSON. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
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

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Instrument(String displayName) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record LinkedEvent(String activityID) {}
}
