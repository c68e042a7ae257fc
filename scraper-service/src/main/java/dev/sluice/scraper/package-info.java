/** Collects data from web sources and publishes it to Kafka: core packages that know no feed, and a package per feed. */
package dev.sluice.scraper;
