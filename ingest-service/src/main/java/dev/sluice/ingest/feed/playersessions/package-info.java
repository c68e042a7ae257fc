/** The player sessions feed: starts and ends, in either order, the sessions they make and the starts counted. */
package dev.sluice.ingest.feed.playersessions;
