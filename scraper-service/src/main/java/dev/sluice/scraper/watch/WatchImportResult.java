package dev.sluice.scraper.watch;

import java.util.List;

/**
 * What became of a table of watches.
 *
 * @param imported lines that are watched now
 * @param rejected lines that are not, with the reason of each
 */
record WatchImportResult(int imported, List<WatchCsv.BadLine> rejected) {}
