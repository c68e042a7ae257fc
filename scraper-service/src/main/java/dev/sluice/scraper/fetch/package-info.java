/** The only way out to the web: redirects, retries, and limits of time and size; politeness plugs in by interfaces. */
package dev.sluice.scraper.fetch;
