package dev.sluice.scraper.queue;

/**
 * A request taken from its queue together with the lease of its host.
 *
 * @param lease of the host, released when the attempt is finished
 * @param id of the request
 * @param attempts including this one
 * @param request as it was recorded
 */
public record LeasedRequest(HostLease lease, String id, int attempts, ScrapeRequest request) {}
