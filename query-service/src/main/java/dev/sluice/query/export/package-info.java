/** Whole lists as CSV or NDJSON: page after page from the tables to the client, no faster than the client takes them. */
package dev.sluice.query.export;
