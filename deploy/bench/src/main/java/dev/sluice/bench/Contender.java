package dev.sluice.bench;

import dev.sluice.backends.ChildProcess;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A consumer of a feed that is measured: a service, a bare loop or a peer.
 *
 * @param topics that it consumes; one for each of its configurations, of which the fastest is measured
 * @param done the events that it has completed since it was started
 */
record Contender(String name, List<ChildProcess> processes, List<String> topics, LongSupplier done) {}
