package dev.sluice.scraper.fetch;

import dev.sluice.scraper.fetch.BoundedBody.Overflow;

/** GET request for a page, with the limit of its body in bytes as transferred. */
record PageRequest(long limit, Overflow overflow, CacheValidators validators) {}
