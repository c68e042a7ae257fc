/** The solar feeds: NASA DONKI's flares and the notifications that name them, what is derived from them, their tables. */
package dev.sluice.ingest.feed.solarflares;
