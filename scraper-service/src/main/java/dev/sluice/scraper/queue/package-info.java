/** Whose turn it is at a host, across all replicas: queues and leases in Redis, and their recovery from Kafka. */
package dev.sluice.scraper.queue;
