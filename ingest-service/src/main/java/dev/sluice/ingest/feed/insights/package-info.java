/** The insights feed: validates and stores rows of the lake's gold tables. */
package dev.sluice.ingest.feed.insights;
