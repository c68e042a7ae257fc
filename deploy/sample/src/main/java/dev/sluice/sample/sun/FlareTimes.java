package dev.sluice.sample.sun;

import java.time.Instant;

/**
 * The times of a flare.
 *
 * @param end null if it was never determined
 */
record FlareTimes(Instant begin, Instant peak, Instant end) {}
