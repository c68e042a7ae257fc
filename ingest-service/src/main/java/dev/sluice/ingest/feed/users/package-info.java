/** The users feed: validates persons, writes their rows and counts, and erases them. */
package dev.sluice.ingest.feed.users;
