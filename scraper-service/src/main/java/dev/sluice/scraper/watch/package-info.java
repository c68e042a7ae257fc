/** What is looked at again and again: watches, kept in a topic that every replica reads, and fired once a slot. */
package dev.sluice.scraper.watch;
