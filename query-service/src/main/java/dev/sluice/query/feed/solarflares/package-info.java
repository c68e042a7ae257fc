/** Feed package of the sun: {@code GET /v1/solar-flares} and {@code GET /v1/solar-notifications}. */
package dev.sluice.query.feed.solarflares;
