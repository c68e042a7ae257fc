/** What the console's overview draws of this service: what it published, and which backends answer. */
package dev.sluice.scraper.status;
