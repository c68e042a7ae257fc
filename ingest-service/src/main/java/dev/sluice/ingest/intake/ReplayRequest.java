package dev.sluice.ingest.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Which rejected events to send again.
 *
 * @param feed they were rejected of; required
 * @param reason only those with a reason of this field, or null
 * @param from rejected then or later; a day before {@code to} if not given
 * @param to rejected before; now if not given
 * @param id only this one, or null
 * @param value to send instead of the original of {@code id}, or null
 * @param dryRun only says what would happen
 */
@RegisterForReflection
record ReplayRequest(String feed, String reason, Instant from, Instant to, String id, JsonNode value, boolean dryRun) {}
