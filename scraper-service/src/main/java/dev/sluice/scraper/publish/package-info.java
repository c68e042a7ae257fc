/** Publishes records to Kafka as CloudEvents with key, deterministic id and time, and awaits their acknowledgement. */
package dev.sluice.scraper.publish;
