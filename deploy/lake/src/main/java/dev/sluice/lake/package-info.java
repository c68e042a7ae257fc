/** The lake: Kafka to Delta tables in three layers. */
package dev.sluice.lake;
