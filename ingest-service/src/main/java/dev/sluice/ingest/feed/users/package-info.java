/** The users feed: what a person must look like to be stored, and the table it is stored in. */
package dev.sluice.ingest.feed.users;
