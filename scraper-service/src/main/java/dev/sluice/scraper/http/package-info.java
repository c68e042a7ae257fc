/** Bodies, query parameters and problems (RFC 9457) of the REST resources. */
package dev.sluice.scraper.http;
