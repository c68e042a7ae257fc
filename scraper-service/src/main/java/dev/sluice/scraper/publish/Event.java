package dev.sluice.scraper.publish;

import java.time.Instant;

/**
 * What a room wants published: a record with its envelope.
 *
 * @param feed the topic
 * @param type CloudEvents type, {@code dev.sluice.<noun>.v1}
 * @param key the natural key: record key and subject
 * @param id deterministic, so that the same observation sent twice is one
 * @param time of the observation, to the millisecond
 * @param scrapeId the run that found it, or null
 * @param data written as JSON by {@link EventJson}
 */
public record Event(String feed, String type, String key, String id, Instant time, String scrapeId, Object data) {}
