/** What the console's overview draws of this service: what it heard, its lag, its cache, and which backends answer. */
package dev.sluice.query.status;
