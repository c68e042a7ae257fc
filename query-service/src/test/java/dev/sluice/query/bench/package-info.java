/** Measures responses against static ones of the same size; run by name only. */
package dev.sluice.query.bench;
