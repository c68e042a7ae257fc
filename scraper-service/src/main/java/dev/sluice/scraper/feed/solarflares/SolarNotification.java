package dev.sluice.scraper.feed.solarflares;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A notification as published to topic {@code solar-notifications}, field for field as in the contract's schema. */
@RegisterForReflection
record SolarNotification(
        String messageId, String type, String issueTime, String url, String body, List<String> warnings) {

    static SolarNotification of(DonkiNotification raw) {
        return new SolarNotification(
                blankAsNull(raw.messageID()),
                raw.messageType(),
                DonkiTime.essential(raw.messageIssueTime()),
                raw.messageURL(),
                raw.messageBody(),
                null);
    }

    /** Responses for adjacent windows repeat a message: its id makes it one event. */
    OutboundEvent event(Instant collectedAt, String scrapeId) {
        String key = messageId == null ? "none/" + Fingerprint.of(EventJson.bytes(this)) : messageId;
        Instant time = DonkiTime.of(issueTime).orElse(collectedAt);
        return new OutboundEvent(
                "solar-notifications",
                "dev.sluice.solarnotification.v1",
                key,
                key + "/1",
                EventJson.time(time),
                scrapeId,
                this);
    }

    private static String blankAsNull(String id) {
        return id == null || id.isBlank() ? null : id.strip();
    }
}
