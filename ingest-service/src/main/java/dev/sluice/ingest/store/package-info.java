/** Writes rows to Cassandra, with patience: a backend that is away is waited for. */
package dev.sluice.ingest.store;
