package dev.sluice.sample.sun;

import java.time.Instant;

/**
 * When a flare was.
 *
 * @param end null if it was never found out
 */
record FlareTimes(Instant begin, Instant peak, Instant end) {}
