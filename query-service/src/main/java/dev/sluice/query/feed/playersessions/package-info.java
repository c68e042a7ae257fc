/** Feed package of player sessions: {@code GET /v1/player-sessions} and its statistics. */
package dev.sluice.query.feed.playersessions;
