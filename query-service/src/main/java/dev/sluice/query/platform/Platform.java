package dev.sluice.query.platform;

import java.util.List;

/**
 * Information that the console needs before it has a token.
 *
 * @param ingest base address of ingest-service; empty for the same origin
 * @param scraper base address of scraper-service; empty for the same origin
 * @param auth {@code oidc} if a bearer token is required, else {@code none}
 * @param feeds names of all feeds
 * @param version of query-service
 */
record Platform(String ingest, String scraper, String auth, List<String> feeds, String version) {}
