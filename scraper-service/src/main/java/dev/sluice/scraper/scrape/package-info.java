/** One address visited on request: asked for by REST or a watch, kept in Kafka, its turn awaited, its end told. */
package dev.sluice.scraper.scrape;
