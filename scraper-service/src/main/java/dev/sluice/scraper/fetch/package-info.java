/** The only way out to the web: robots rules, one request at a time per host, retries, limits of time and size. */
package dev.sluice.scraper.fetch;
