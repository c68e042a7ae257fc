package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Overflow;

/**
 * GET request for a page.
 *
 * @param limit of the body in bytes as transferred
 * @param overflow handling of a longer body
 * @param validators that let the host respond 304 without a body
 */
record PageRequest(long limit, Overflow overflow, CacheValidators validators) {}
