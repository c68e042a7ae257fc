package dev.sluice.ingest.rejected;

import dev.sluice.ingest.post.ItemViolation;
import java.util.List;

/**
 * The number of events of a replay by outcome.
 *
 * @param matched events that the request selected
 * @param replayed published again, or in a dry run, would be
 * @param invalid skipped, because they would be rejected again
 * @param exhausted skipped, because they have been replayed three times
 * @param incomplete skipped, because only a part or a hash of the original is stored
 * @param more whether there may be more events than one request considers
 * @param violations of the invalid events, at most 100; {@code item} is the index among the matched, from 0
 * @param dryRun whether nothing was published
 */
record ReplayResult(
        int matched,
        int replayed,
        int invalid,
        int exhausted,
        int incomplete,
        boolean more,
        List<ItemViolation> violations,
        boolean dryRun) {}
