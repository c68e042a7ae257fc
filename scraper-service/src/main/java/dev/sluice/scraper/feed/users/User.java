package dev.sluice.scraper.feed.users;

import dev.sluice.runtime.Fingerprint;
import dev.sluice.scraper.publish.EventJson;
import dev.sluice.scraper.publish.OutboundEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A person as published to topic {@code users}, field for field as in the contract's schema. */
@RegisterForReflection
record User(
        String userId,
        Instant collectedAt,
        String firstName,
        String lastName,
        String title,
        String gender,
        String email,
        String address,
        String city,
        String state,
        String country,
        String postcode,
        Double latitude,
        Double longitude,
        Instant dateOfBirth,
        Integer age,
        Instant registrationDate,
        String phone,
        String cell,
        String nationality,
        String pictureUrl,
        String username,
        List<String> warnings) {

    /** The id does not depend on the time of collection, so that data collected twice is one event. */
    OutboundEvent event(String scrapeId) {
        String hash = Fingerprint.of(EventJson.bytesWithout(this, "collectedAt"));
        String key = userId == null ? "none/" + hash : userId;
        return new OutboundEvent(
                "users", "dev.sluice.user.v1", key, key + "/" + hash, EventJson.time(collectedAt), scrapeId, this);
    }
}
