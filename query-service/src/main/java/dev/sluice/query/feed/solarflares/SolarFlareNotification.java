package dev.sluice.query.feed.solarflares;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A notification as part of its flare; the complete one is at {@code /v1/solar-notifications/{id}}. */
@Schema(description = "A notification that names the flare.")
record SolarFlareNotification(String messageId, String type, Instant issueTime, String url, String summary) {}
