/** The status that the console's overview shows of this service: events received, lag, cache, available backends. */
package dev.sluice.query.status;
