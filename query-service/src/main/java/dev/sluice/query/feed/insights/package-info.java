/** Feed package of insights, the lake's gold tables: {@code GET /v1/insights}. */
package dev.sluice.query.feed.insights;
