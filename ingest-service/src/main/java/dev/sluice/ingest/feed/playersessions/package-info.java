/** The player sessions feed: combines starts and ends into sessions, and counts starts and lengths. */
package dev.sluice.ingest.feed.playersessions;
