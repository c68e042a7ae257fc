package dev.sluice.scraper.status;

/** The output of a feed since the start of this process; the rate is of events published in the last minute. */
record FeedStatus(String feed, long scraped, long published, double perSecond) {}
