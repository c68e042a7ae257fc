/** Watches: pages visited on a schedule, kept in a topic that every replica reads, each slot fired by one replica. */
package dev.sluice.scraper.watch;
