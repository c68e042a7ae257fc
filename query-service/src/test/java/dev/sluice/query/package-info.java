/** The service on real Cassandra, Kafka and Redis, asked over real HTTP. */
package dev.sluice.query;
