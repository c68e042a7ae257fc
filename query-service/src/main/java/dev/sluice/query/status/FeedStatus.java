package dev.sluice.query.status;

/**
 * One feed as this replica sees it since its start.
 *
 * @param heard rows that were announced as stored
 * @param perSecond heard, over the last minute
 * @param lag announcements that no replica has forgotten in Redis yet; null while Kafka does not answer
 * @param hits reads that the cache answered
 * @param misses reads that it did not
 */
record FeedStatus(String feed, long heard, double perSecond, Long lag, long hits, long misses) {}
