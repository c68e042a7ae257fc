/** What the tests of all rooms share. */
package dev.sluice.scraper.feed;
