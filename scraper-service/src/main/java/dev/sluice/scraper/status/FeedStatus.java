package dev.sluice.scraper.status;

/**
 * What one feed gave since the start of this process.
 *
 * @param scraped events that were found
 * @param published events that Kafka has acknowledged
 * @param perSecond published, over the last minute
 */
record FeedStatus(String feed, long scraped, long published, double perSecond) {}
