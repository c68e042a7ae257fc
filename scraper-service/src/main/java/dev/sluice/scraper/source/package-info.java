/** What runs when: every source on its schedule, its results counted, kept and shown. */
package dev.sluice.scraper.source;
