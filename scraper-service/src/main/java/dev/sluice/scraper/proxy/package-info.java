/** The browser's way out to the web: an HTTP proxy per browser that checks every request with the SSRF guard. */
package dev.sluice.scraper.proxy;
