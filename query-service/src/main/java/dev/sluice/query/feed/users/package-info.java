/** Feed package of users: {@code GET /v1/users}. */
package dev.sluice.query.feed.users;
