/** Applies {@code deploy/contract} to a Kafka and a Cassandra; {@link dev.sluice.setup.Setup} is the one main. */
package dev.sluice.setup;
