package dev.sluice.ingest.intake;

import java.util.List;

/** All feeds by name. */
record FeedList(List<FeedDescription> items) {}
