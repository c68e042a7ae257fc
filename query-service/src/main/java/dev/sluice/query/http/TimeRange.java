package dev.sluice.query.http;

import java.time.Instant;
import java.util.Optional;

/**
 * A requested time range.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record TimeRange(Optional<Instant> from, Optional<Instant> to) {}
