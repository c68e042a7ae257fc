package dev.sluice.ingest.intake;

import java.util.List;

/**
 * What became of the rejected events that a replay was for.
 *
 * @param matched how many there were
 * @param replayed sent again, or in a dry run: would be
 * @param invalid not sent, since they would be rejected again
 * @param exhausted not sent, since they were sent three times before
 * @param incomplete not sent, since only a part or a hash of the original is kept
 * @param more whether there may be others than those looked at in one go
 * @param violations of those that are invalid, the first hundred; item counts the matched from 0
 * @param dryRun whether nothing was sent
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
