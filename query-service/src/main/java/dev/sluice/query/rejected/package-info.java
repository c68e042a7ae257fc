/** What no feed accepted, with its reasons: {@code GET /v1/rejected}. */
package dev.sluice.query.rejected;
