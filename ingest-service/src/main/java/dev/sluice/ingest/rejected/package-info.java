/** Rejected events: their table, and their replay. */
package dev.sluice.ingest.rejected;
