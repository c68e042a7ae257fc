/** The insights feed: what a row of the lake's gold must look like to be stored, and the tables it is stored in. */
package dev.sluice.ingest.feed.insights;
