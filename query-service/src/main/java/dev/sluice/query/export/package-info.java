/** Exports complete lists as CSV or NDJSON: page by page from the tables to the client, at the client's pace. */
package dev.sluice.query.export;
