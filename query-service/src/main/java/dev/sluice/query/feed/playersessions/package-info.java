/** The room of player sessions: {@code GET /v1/player-sessions} and the starts by country. */
package dev.sluice.query.feed.playersessions;
