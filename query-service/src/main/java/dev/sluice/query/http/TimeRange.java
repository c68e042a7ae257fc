package dev.sluice.query.http;

import java.time.Instant;
import java.util.Optional;

/**
 * A span of time as asked for.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {}
