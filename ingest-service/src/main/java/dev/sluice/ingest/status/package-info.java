/** What the console's overview draws of this service: counts, rates, lag, and which backends answer. */
package dev.sluice.ingest.status;
