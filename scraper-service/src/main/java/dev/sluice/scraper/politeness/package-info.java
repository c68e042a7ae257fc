/** Politeness towards hosts: robots.txt, one request at a time, a delay that adapts, and pauses that a host asks for. */
package dev.sluice.scraper.politeness;
