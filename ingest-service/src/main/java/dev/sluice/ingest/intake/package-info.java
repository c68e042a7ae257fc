/** Consumes feed topics: validates each event, then stores and announces it or rejects it with all its reasons. */
package dev.sluice.ingest.intake;
