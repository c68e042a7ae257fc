/** Silver: stored rows, typed, the newest version of each key; rows that violate an expectation are quarantined. */
package dev.sluice.lake.silver;
