/** Archives of events into bronze, and on. */
package dev.sluice.lake.backfill;
