/** Loads archives of events into bronze and the layers above. */
package dev.sluice.lake.backfill;
