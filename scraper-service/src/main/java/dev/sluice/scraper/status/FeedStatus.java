package dev.sluice.scraper.status;

/**
 * The output of a feed since the start of this process.
 *
 * @param scraped events found
 * @param published events acknowledged by Kafka
 * @param perSecond published, over the last minute
 */
record FeedStatus(String feed, long scraped, long published, double perSecond) {}
