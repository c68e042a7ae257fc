package dev.sluice.scraper.publish;

/**
 * Record to publish, with its envelope.
 *
 * @param feed topic
 * @param type CloudEvents type, {@code dev.sluice.<noun>.v1}
 * @param key natural key: Kafka record key and CloudEvents subject
 * @param id deterministic, so that an observation sent twice counts once
 * @param time of the observation, formatted by {@link EventJson#time}
 * @param scrapeId id of the run or request that found it, or null
 * @param data serialised by {@link EventJson}; a byte array is sent unchanged, null is a tombstone
 */
public record OutboundEvent(
        String feed, String type, String key, String id, String time, String scrapeId, Object data) {}
