/** The two solar feeds: flares and notifications of NASA DONKI, with the values derived from them. */
package dev.sluice.ingest.feed.solarflares;
