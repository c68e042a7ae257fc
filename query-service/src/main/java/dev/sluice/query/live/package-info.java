/**
 * Live stream of stored rows as server-sent events. One Kafka consumer per replica fills the bounded {@link
 * dev.sluice.query.live.RecentEvents}; each reader is a position in it that advances as its connection accepts more. A
 * reader that reads nothing costs no more than its position, and is dropped once eviction has passed it.
 */
package dev.sluice.query.live;
