package dev.sluice.scraper.queue;

/**
 * A request whose turn has come, with the host that it may be fetched from.
 *
 * @param hold the host's lease, to be ended with the task
 * @param id of the request
 * @param attempts with this one
 * @param request as it was recorded
 */
public record Task(HostLease hold, String id, int attempts, String request) {}
