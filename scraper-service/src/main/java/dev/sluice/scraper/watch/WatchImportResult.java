package dev.sluice.scraper.watch;

import java.util.List;

/**
 * Result of importing a CSV table of watches.
 *
 * @param imported number of watches created
 * @param rejected every violation of the other lines
 */
record WatchImportResult(int imported, List<WatchCsv.RejectedLine> rejected) {}
