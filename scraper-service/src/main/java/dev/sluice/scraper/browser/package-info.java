/** Renders pages that need JavaScript in a real browser, on request only; all its requests pass the SSRF guard. */
package dev.sluice.scraper.browser;
