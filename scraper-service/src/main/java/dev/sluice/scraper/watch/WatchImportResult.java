package dev.sluice.scraper.watch;

import java.util.List;

/** Result of importing a CSV table: the number of watches created, and every violation of the other lines. */
record WatchImportResult(int imported, List<WatchCsv.RejectedLine> rejected) {}
