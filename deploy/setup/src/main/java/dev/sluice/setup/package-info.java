/** Applies {@code deploy/contract} to a Kafka and a Cassandra; {@link dev.sluice.setup.Setup} is the main, {@link dev.sluice.setup.Training} a
 * tool of those who build images. */
package dev.sluice.setup;
