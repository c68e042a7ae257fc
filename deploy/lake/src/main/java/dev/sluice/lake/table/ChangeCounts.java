package dev.sluice.lake.table;

/**
 * The numbers of rows changed by an upsert; unchanged rows are not counted.
 *
 * @param inserted rows of a new key
 * @param updated rows replaced by a newer one of their key
 * @param deleted deleted rows
 */
public record ChangeCounts(long inserted, long updated, long deleted) {}
