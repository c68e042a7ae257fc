package dev.sluice.ingest.post;

import dev.sluice.ingest.intake.OutboundEvent;

/** A validated event and the envelope to publish it under. */
public record PostedEvent(OutboundEvent envelope, Object data) {}
