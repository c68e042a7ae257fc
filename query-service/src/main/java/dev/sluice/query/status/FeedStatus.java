package dev.sluice.query.status;

/**
 * The events and reads of a feed in this replica since its start.
 *
 * @param heard announcements of stored rows received
 * @param perSecond heard, over the last minute
 * @param lag announcements that are not invalidated in Redis yet; null while Kafka is unavailable
 * @param hits reads answered by the cache
 * @param misses reads not answered by the cache
 */
record FeedStatus(String feed, long heard, double perSecond, Long lag, long hits, long misses) {}
