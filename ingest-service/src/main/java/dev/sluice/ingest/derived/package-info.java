/** Consumes {@code <feed>.stored} for feed packages that derive rows from their own. */
package dev.sluice.ingest.derived;
