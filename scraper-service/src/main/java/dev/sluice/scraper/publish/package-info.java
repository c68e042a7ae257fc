/** From a record to a CloudEvent in Kafka: key, deterministic identity, time, and the wait until it is safe. */
package dev.sluice.scraper.publish;
