/** Maintenance of the tables: erasure, retention, compaction, vacuum. */
package dev.sluice.lake.upkeep;
