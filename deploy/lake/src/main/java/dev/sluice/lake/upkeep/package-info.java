/** What keeps the tables small and lawful: erasure, retention, compaction, vacuum. */
package dev.sluice.lake.upkeep;
