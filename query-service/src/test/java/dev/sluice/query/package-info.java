/** Tests of the service on real Cassandra, Kafka and Redis over HTTP. */
package dev.sluice.query;
