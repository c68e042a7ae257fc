/** SSRF guard: resolves an address once and admits it only if every resolved IP address is on the public web. */
package dev.sluice.scraper.guard;
