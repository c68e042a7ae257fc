/** The room of the lake's gold: {@code GET /v1/insights} and what each insight says, row by row. */
package dev.sluice.query.feed.insights;
