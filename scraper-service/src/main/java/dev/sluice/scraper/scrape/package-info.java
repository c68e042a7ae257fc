/** Scrape requests: accepted by REST or from a watch, kept in Kafka, visited in turn, and their results. */
package dev.sluice.scraper.scrape;
