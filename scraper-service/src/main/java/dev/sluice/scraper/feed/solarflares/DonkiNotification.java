package dev.sluice.scraper.feed.solarflares;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A notification in DONKI's JSON. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record DonkiNotification(
        String messageID, String messageType, String messageIssueTime, String messageURL, String messageBody) {}
