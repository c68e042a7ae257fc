/** Measures answers against a static one of the same size; run by name only. */
package dev.sluice.query.bench;
