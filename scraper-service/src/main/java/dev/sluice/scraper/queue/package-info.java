/** Scrape requests in Redis: a queue and a lease per host shared by all replicas, and their recovery from Kafka. */
package dev.sluice.scraper.queue;
