package dev.sluice.scraper.feed.solarflares;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A notification in DONKI's JSON. */
@RegisterForReflection
record DonkiNotification(
        String messageID, String messageType, String messageIssueTime, String messageURL, String messageBody) {}
