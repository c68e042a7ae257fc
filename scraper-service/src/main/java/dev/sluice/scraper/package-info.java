/** From a source on the web to a Kafka topic: stages that know no feed, and a room for each feed. */
package dev.sluice.scraper;
