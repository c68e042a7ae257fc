package dev.sluice.ingest.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Selects the rejected events to replay.
 *
 * @param feed of the events; required
 * @param reason field that a reason must name, or null for all events
 * @param from earliest time of rejection; by default a day before {@code to}
 * @param to end of the time span, exclusive; now by default
 * @param id of a single event, or null for all
 * @param value replaces the original of {@code id}, or null
 * @param dryRun whether to only report what would be replayed
 */
@RegisterForReflection
record ReplayRequest(String feed, String reason, Instant from, Instant to, String id, JsonNode value, boolean dryRun) {}
