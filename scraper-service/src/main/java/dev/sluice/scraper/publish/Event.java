package dev.sluice.scraper.publish;

/**
 * What a room wants published: a record with its envelope.
 *
 * @param feed the topic
 * @param type CloudEvents type, {@code dev.sluice.<noun>.v1}
 * @param key the natural key: record key and subject
 * @param id deterministic, so that the same observation sent twice is one
 * @param time of the observation as the envelope carries it, see {@link EventJson#time}
 * @param scrapeId the run that found it, or null
 * @param data written as JSON by {@link EventJson}; bytes are sent as they are
 */
public record Event(String feed, String type, String key, String id, String time, String scrapeId, Object data) {}
