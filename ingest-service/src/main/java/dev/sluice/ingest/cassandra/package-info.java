/** Executes CQL against Cassandra, with retries while a backend is unavailable. */
package dev.sluice.ingest.cassandra;
