/** The status that the console's overview shows of this service: events published, and which backends are available. */
package dev.sluice.scraper.status;
