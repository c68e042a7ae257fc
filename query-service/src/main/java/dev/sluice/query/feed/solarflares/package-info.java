/** Feed package of solar flares and notifications: {@code GET /v1/solar-flares} and {@code GET /v1/solar-notifications}. */
package dev.sluice.query.feed.solarflares;
