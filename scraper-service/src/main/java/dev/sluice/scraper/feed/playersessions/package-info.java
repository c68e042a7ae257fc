/** Player sessions: from archives of events to topic {@code player-sessions}, line by line. */
package dev.sluice.scraper.feed.playersessions;
