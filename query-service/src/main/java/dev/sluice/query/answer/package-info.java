/**
 * Two cache levels: entities in Redis and whole answers in this process. Both are invalidated by {@code <feed>.stored}.
 * Without Redis answers are slower, never wrong.
 */
package dev.sluice.query.answer;
