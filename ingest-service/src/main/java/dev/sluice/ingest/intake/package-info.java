/** Takes events from Kafka, judges them, and sees each to its end: stored and announced, or rejected with its reasons. */
package dev.sluice.ingest.intake;
