/** Rejected events and their reasons: {@code GET /v1/rejected}. */
package dev.sluice.query.rejected;
