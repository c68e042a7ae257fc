/** Solar flares and notifications: from NASA's DONKI to topics {@code solar-flares} and {@code solar-notifications}. */
package dev.sluice.scraper.feed.solarflares;
