/** Starts Cassandra, Kafka and Redis as child processes of this JVM, for the local run and for tests. Knows no service. */
package dev.sluice.backends;
