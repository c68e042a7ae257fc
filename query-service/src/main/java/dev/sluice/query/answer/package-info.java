/**
 * Entities read through Redis, and forgotten when {@code <feed>.stored} says that they changed. Redis may be away at
 * any time: then answers are slower, never wrong.
 */
package dev.sluice.query.answer;
