package dev.sluice.lake.table;

/**
 * What bringing rows into a table changed; a row that was there already counts nowhere.
 *
 * @param inserted rows of a new key
 * @param updated rows replaced by a newer one of their key
 * @param deleted rows taken out
 */
public record Changes(long inserted, long updated, long deleted) {}
