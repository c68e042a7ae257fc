/**
 * Real Cassandra, Kafka and Redis as child processes of this JVM, for the local run and for tests, and the sample
 * sources beside them. Knows no service.
 */
package dev.sluice.backends;
