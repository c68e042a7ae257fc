package dev.sluice.query.platform;

import java.util.List;

/**
 * What a console has to know before it has a token.
 *
 * @param ingest base address of ingest-service; empty if it is this one's origin
 * @param scraper base address of scraper-service; empty if it is this one's origin
 * @param auth {@code oidc}: a bearer token is needed; {@code none}: it is not
 * @param feeds the words of all feeds
 * @param version of query-service
 */
record Platform(String ingest, String scraper, String auth, List<String> feeds, String version) {}
