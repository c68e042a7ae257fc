/** The status that the console's overview shows of this service: events, rates, lag, and which backends are available. */
package dev.sluice.ingest.status;
