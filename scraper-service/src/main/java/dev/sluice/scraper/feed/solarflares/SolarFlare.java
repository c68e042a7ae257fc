package dev.sluice.scraper.feed.solarflares;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A version of a flare as published to topic {@code solar-flares}, field for field as in the contract's schema. */
@RegisterForReflection
record SolarFlare(
        String flareId,
        Integer versionId,
        String submissionTime,
        String beginTime,
        String peakTime,
        String endTime,
        String classType,
        String sourceLocation,
        Integer activeRegion,
        List<String> instruments,
        List<String> linkedEvents,
        String note,
        String link,
        String catalog,
        List<String> warnings) {

    /** The version is the microseconds of the event's time, so that the higher of two with one submission time wins. */
    OutboundEvent event(Instant collectedAt, String scrapeId) {
        String key = flareId == null ? "none/" + Fingerprint.of(EventJson.bytes(this)) : flareId;
        Instant time = DonkiTime.of(submissionTime)
                .or(() -> DonkiTime.of(beginTime))
                .orElse(collectedAt)
                .truncatedTo(ChronoUnit.MILLIS)
                .plus(Math.floorMod(versionId, 1000), ChronoUnit.MICROS);
        return new OutboundEvent(
                "solar-flares",
                "dev.sluice.solarflare.v1",
                key,
                key + "/" + versionId,
                EventJson.micros(time),
                scrapeId,
                this);
    }
}
