package dev.sluice.ingest.post;

import java.util.List;

/** The response of {@code GET /v1/feeds}: all feeds, sorted by name. */
record FeedList(List<FeedDescription> items) {}
