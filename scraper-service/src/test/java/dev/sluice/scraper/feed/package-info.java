/** Helpers for the tests of all feed packages. */
package dev.sluice.scraper.feed;
