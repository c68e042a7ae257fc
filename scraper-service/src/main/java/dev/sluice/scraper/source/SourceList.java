package dev.sluice.scraper.source;

import java.util.List;

/** All sources of this service, by name. */
record SourceList(List<SourceStatus> items) {}
