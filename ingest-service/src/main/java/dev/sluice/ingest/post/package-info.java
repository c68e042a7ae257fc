/** The REST resource that accepts events into the feed topics and erases persons. */
package dev.sluice.ingest.post;
