/**
 * What was stored, live, as server-sent events. One Kafka consumer a replica fills a bounded {@link
 * dev.sluice.query.live.RecentEvents}; every reader is a place in it that moves on as its connection takes more, so a reader
 * who takes nothing costs a place and nothing else, and is dropped once the tail has passed it.
 */
package dev.sluice.query.live;
